; The installer for Windows, of the folder that PyInstaller has made there:
;   makensis -DVERSION=0.1.0 -DFOLDER=dist/parallelogram -DICON=build/icons/parallelogram.ico -DTARGET=setup.exe parallelogram.nsi
;
; For the person alone: it asks for no rights, and writes below their own folder and HKEY_CURRENT_USER only. /S asks
; nothing, /D=FOLDER, the last one, installs elsewhere. Nothing is removed but what was installed.
Unicode true
Target amd64-unicode
!include MUI2.nsh

Name "Parallelogram"
OutFile "${TARGET}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Parallelogram"
InstallDirRegKey HKCU "Software\Parallelogram" "Folder"
SetCompressor /SOLID lzma

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Parallelogram"
VIAddVersionKey "FileDescription" "Installs Parallelogram"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define KIND "Parallelogram.run"
!define CLASSES "Software\Classes"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Parallelogram"
!define MUI_FINISHPAGE_RUN "$INSTDIR\parallelogram.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Korean"

LangString RUNNING ${LANG_ENGLISH} "Parallelogram is running. Close it, and try again."
LangString RUNNING ${LANG_KOREAN} "Parallelogram이 실행 중입니다. 닫고 다시 시도하십시오."
LangString RUN ${LANG_ENGLISH} "Run of Parallelogram"
LangString RUN ${LANG_KOREAN} "Parallelogram 실행 기록"

!macro REMOVE UN
Function ${UN}RemoveProgram
  ; A program that runs cannot be deleted, and then nothing is.
  ClearErrors
  Delete "$INSTDIR\parallelogram.exe"
  Delete "$INSTDIR\parallelogram-cli.exe"
  IfErrors 0 +3
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
    Abort
  RMDir /r "$INSTDIR\_internal"
FunctionEnd
!macroend
!insertmacro REMOVE ""
!insertmacro REMOVE "un."

; SHCNE_ASSOCCHANGED: what opens which file has changed.
!macro TELL_DESKTOP
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
  Call RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\Parallelogram" "Folder" "$INSTDIR"

  CreateShortcut "$SMPROGRAMS\Parallelogram.lnk" "$INSTDIR\parallelogram.exe"

  WriteRegStr HKCU "${CLASSES}\.pgram" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(RUN)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\parallelogram.exe,0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\parallelogram.exe" "%1"'
  !insertmacro TELL_DESKTOP

  WriteRegStr HKCU "${ENTRY}" "DisplayName" "Parallelogram"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\parallelogram.exe,0"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"  ; only if it is empty
  Delete "$SMPROGRAMS\Parallelogram.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.pgram" ""
  StrCmp $0 "${KIND}" 0 +2  ; another program may have it by now
    DeleteRegKey HKCU "${CLASSES}\.pgram"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${ENTRY}"
  DeleteRegKey HKCU "Software\Parallelogram"
  !insertmacro TELL_DESKTOP
SectionEnd
