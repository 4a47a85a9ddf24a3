; The python.exe of a venv, as PC/launcher.c of CPython has it: it names itself in __PYVENV_LAUNCHER__, starts the real
; one with the same command line and streams, ends it when it is ended itself, and ends as that does.
;   makensis -DLAUNCHER=C:\venv\Scripts\python.exe -DPYTHON=C:\py313\python.exe -DTARGET=python.exe redirector.nsi
Unicode true
Target amd64-unicode
OutFile "${TARGET}"
RequestExecutionLevel user
SilentInstall silent
CRCCheck off

!define KILL_ON_JOB_CLOSE_AND_BREAKAWAY 0x3000

Section
  System::Call 'kernel32::SetEnvironmentVariableW(w "__PYVENV_LAUNCHER__", w "${LAUNCHER}")'
  System::Call 'kernel32::CreateJobObjectW(p 0, p 0) p .r1'
  System::Alloc 144 ; JOBOBJECT_EXTENDED_LIMIT_INFORMATION
  Pop $2
  System::Call '*$2(l 0, l 0, i ${KILL_ON_JOB_CLOSE_AND_BREAKAWAY})'
  System::Call 'kernel32::SetInformationJobObject(p r1, i 9, p r2, i 144)'
  System::Alloc 104 ; STARTUPINFOW
  Pop $3
  System::Call 'kernel32::GetStartupInfoW(p r3)'
  System::Alloc 24 ; PROCESS_INFORMATION
  Pop $4
  System::Call 'kernel32::GetCommandLineW() p .r5'
  ; The command line is handed on as it is, and may be longer than a text is here.
  System::Call 'kernel32::CreateProcessW(w "${PYTHON}", p r5, p 0, p 0, i 1, i 0, p 0, p 0, p r3, p r4) i .r6'
  IntCmp $6 0 failed
  System::Call '*$4(p .r7)'
  System::Call 'kernel32::AssignProcessToJobObject(p r1, p r7)'
  System::Call 'kernel32::WaitForSingleObject(p r7, i -1)'
  System::Call 'kernel32::GetExitCodeProcess(p r7, *i .r8)'
  SetErrorLevel $8
  Return
  failed:
  SetErrorLevel 101
SectionEnd
