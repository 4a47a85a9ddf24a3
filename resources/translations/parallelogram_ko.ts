<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> and </source>
        <comment>between how many tasks raised an error and how many were lost</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <comment>between two of several choices</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%d %b %H:%M</source>
        <comment>day, month and time</comment>
        <translation>%m월 %d일 %H:%M</translation>
    </message>
    <message>
        <source>&amp;About Parallelogram</source>
        <translation>Parallelogram 정보(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Copy the summary</source>
        <translation>요약 복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>내보내기(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Fill the form in from this run</source>
        <translation>이 실행의 설정으로 양식 채우기(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find tasks</source>
        <translation>작업 찾기(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>기록(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Items</source>
        <translation>항목(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>작업 수(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Keys of the chart</source>
        <translation>차트 단축키(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>실습(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open run …</source>
        <translation>실행 열기(&amp;O) …</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>출력(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Perfetto trace …</source>
        <translation>Perfetto 추적(&amp;P) …</translation>
    </message>
    <message>
        <source>&amp;Python</source>
        <translation>파이썬(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save run …</source>
        <translation>실행 저장(&amp;S) …</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>중지(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Summary …</source>
        <translation>요약(&amp;S) …</translation>
    </message>
    <message>
        <source>&amp;System&apos;s colours</source>
        <translation>시스템 색상(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Table of tasks …</source>
        <translation>작업 표(&amp;T) …</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>작업(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Time limit a job</source>
        <translation>작업당 제한 시간(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Whole run, live</source>
        <translation>전체 실행, 실시간(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation>작업자(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Workload</source>
        <translation>워크로드(&amp;W)</translation>
    </message>
    <message>
        <source>A JSON file</source>
        <translation>JSON 파일</translation>
    </message>
    <message>
        <source>A JSON list</source>
        <translation>JSON 목록</translation>
    </message>
    <message>
        <source>A Python</source>
        <translation>파이썬 선택</translation>
    </message>
    <message>
        <source>A file, a function or an interpreter is named by a text, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fixed number of processes that take the jobs in turn and are used again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A function is named as FILE.py:NAME, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A function of a Python file of yours; it gets one item a job.</source>
        <translation>직접 작성한 파이썬 파일의 함수입니다. 작업마다 항목 하나를 받습니다.</translation>
    </message>
    <message>
        <source>A function of your own with items has neither workload nor size, nor a number of jobs; leave that out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A generator</source>
        <translation>제너레이터</translation>
    </message>
    <message>
        <source>A job that takes longer is lost: its worker, process or whole program, is ended.</source>
        <translation>이보다 오래 걸리는 작업은 유실됩니다. 그 작업자, 즉 프로세스나 프로그램 전체가 종료됩니다.</translation>
    </message>
    <message>
        <source>A large array, shared</source>
        <translation>큰 배열의 공유</translation>
    </message>
    <message>
        <source>A number, or job 17, pid 4711, worker 3, error, &gt;20ms</source>
        <translation>번호 또는 job 17, pid 4711, worker 3, error, &gt;20ms</translation>
    </message>
    <message>
        <source>A picture ({form}) goes to a file; give -o FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture ({form}) is painted by the program&apos;s window, which is not there; choose another form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A process of its own for every job, all started at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A process of this run; what it is for is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A process that a task has started, or one that such a process has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>A range is written range:START:STOP with whole numbers, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A thread cannot be killed or suspended alone: it lives and ends with its process.</source>
        <translation>스레드만 따로 종료하거나 일시 중지할 수는 없습니다. 스레드는 프로세스와 함께 살고 끝납니다.</translation>
    </message>
    <message>
        <source>About Parallelogram</source>
        <translation>Parallelogram 정보</translation>
    </message>
    <message>
        <source>After so many chunks a worker is replaced by a fresh process, which gives back leaked memory and costs a new start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After so many chunks a worker is replaced by a fresh process; this needs Python 3.11, and spawn or forkserver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All jobs need one NumPy array: joblib shares it from a file, a pool sends a copy to every job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All jobs need one array of 80 MB. Look at the column Sent: joblib writes the array to a file once, and a few hundred bytes travel to each job. Choose Pool and run it again: it sends a copy to every job.</source>
        <translation>모든 작업에 80 MB 크기의 배열 하나가 필요합니다. 전송 열을 보십시오. joblib은 배열을 파일에 한 번만 쓰고, 각 작업에는 수백 바이트만 전달합니다. 풀을 선택하고 다시 실행해 보십시오. 풀은 작업마다 사본을 보냅니다.</translation>
    </message>
    <message>
        <source>An error or a dead worker costs one job: where that breaks the strategy, it is started anew on the rest.</source>
        <translation>오류가 나거나 작업자가 죽어도 작업 하나만 잃습니다. 그 때문에 전략이 중단되면 나머지 작업으로 다시 시작합니다.</translation>
    </message>
    <message>
        <source>An option is written KEY=VALUE, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another size …</source>
        <translation>다른 크기 …</translation>
    </message>
    <message>
        <source>Any file (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Argument</source>
        <translation>인자</translation>
    </message>
    <message>
        <source>Back to the run (Esc)</source>
        <translation>실행으로 돌아가기 (Esc)</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>백엔드</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Big arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Big results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back what was removed last (Ctrl+Z)</source>
        <translation>마지막으로 제거한 실행 되살리기 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>가동률</translation>
    </message>
    <message>
        <source>Busy (s)</source>
        <translation>가동 (s)</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU (s)</source>
        <translation>CPU (s)</translation>
    </message>
    <message>
        <source>CPU and memory of this run were not sampled.</source>
        <translation>이 실행의 CPU와 메모리는 측정되지 않았습니다.</translation>
    </message>
    <message>
        <source>CPU not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU 시간</translation>
    </message>
    <message>
        <source>Calls the strategy, which starts the workers from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read:</source>
        <translation>읽을 수 없음:</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Choose a Python file and one of its functions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>Choose an interpreter&apos;s file.</source>
        <translation>인터프리터 파일을 선택합니다.</translation>
    </message>
    <message>
        <source>Choose the file or folder of the items</source>
        <translation>항목의 파일 또는 폴더 선택</translation>
    </message>
    <message>
        <source>Choose your function&apos;s file, or drop it anywhere on the window.</source>
        <translation>함수가 든 파일을 선택하거나 창 아무 곳에나 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>Chunksize</source>
        <translation>청크 크기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close the lesson</source>
        <translation>실습 닫기</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>알림 닫기</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>검색 닫기</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>검색 닫기 (Esc)</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>색상 기준</translation>
    </message>
    <message>
        <source>Colours tell the …</source>
        <translation>색상으로 나타낼 것 …</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>쉼표로 구분한 값 (*.csv)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Compare with the plain loop</source>
        <translation>일반 반복문과 비교</translation>
    </message>
    <message>
        <source>Continue worker</source>
        <translation>작업자 계속</translation>
    </message>
    <message>
        <source>Copies the process at once; the quickest start.</source>
        <translation>프로세스를 즉시 복사합니다. 가장 빨리 시작합니다.</translation>
    </message>
    <message>
        <source>Copy PID</source>
        <translation>PID 복사</translation>
    </message>
    <message>
        <source>Copy the sc&amp;ript</source>
        <translation>스크립트 복사(&amp;R)</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crashing job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default: {default}.</source>
        <translation>기본값: {default}.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Duration (s)</source>
        <translation>소요 시간 (s)</translation>
    </message>
    <message>
        <source>Each job appears here: its process, its times, its result.</source>
        <translation>각 작업의 프로세스, 시간, 결과가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Each job gets its own number: 0, 1, 2 and so on.</source>
        <translation>작업마다 0, 1, 2처럼 자기 번호를 받습니다.</translation>
    </message>
    <message>
        <source>Each job is longer than the one before: chunks cut in advance leave workers idle at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each job is longer than the one before: with chunks cut in advance one worker ends early and idles. Set Chunksize to 1, run it again, and compare the two under History.</source>
        <translation>각 작업은 바로 앞의 작업보다 깁니다. 청크를 미리 나누어 두면 한 작업자가 일찍 끝나고 놀게 됩니다. 청크 크기를 1로 바꾸어 다시 실행하고, 기록에서 두 실행을 비교해 보십시오.</translation>
    </message>
    <message>
        <source>Each job its own process</source>
        <translation>작업마다 자기 프로세스</translation>
    </message>
    <message>
        <source>Each job takes a few milliseconds, and starting a process takes longer: the speed-up over the plain loop is below 1. More processes would make it worse.</source>
        <translation>각 작업은 몇 밀리초면 끝나지만 프로세스를 시작하는 데는 더 오래 걸립니다. 이 오버헤드 때문에 일반 반복문 대비 속도 향상이 1보다 작습니다. 프로세스를 늘리면 더 나빠집니다.</translation>
    </message>
    <message>
        <source>Each job&apos;s argument is copied to its worker, which takes longer than the computing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line of a text file is an item.</source>
        <translation>텍스트 파일의 각 줄이 항목이 됩니다.</translation>
    </message>
    <message>
        <source>Each process that runs a job appears here.</source>
        <translation>작업을 실행하는 각 프로세스가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Each result is copied back from its worker, one after the other: return less, or leave it in a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elapsed (s)</source>
        <translation>실행 시간 (s)</translation>
    </message>
    <message>
        <source>End every process of the run (Ctrl+.)</source>
        <translation>실행의 모든 프로세스 종료 (Ctrl+.)</translation>
    </message>
    <message>
        <source>End its process at once, as a crash or the system would, and see what the strategy does about it.</source>
        <translation>비정상 종료나 시스템이 그러듯 프로세스를 즉시 종료하고, 전략이 어떻게 대처하는지 봅니다.</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Esc closes this list</source>
        <translation>Esc를 누르면 닫힙니다</translation>
    </message>
    <message>
        <source>Every fourth job raises an error: what becomes of the others hangs on the strategy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every job had ended, and yet {strategy} did not return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every job has ended, and yet {strategy} does not return; stop the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run is kept here, to be opened again and compared.</source>
        <translation>모든 실행이 여기에 보관되어 다시 열고 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>Every worker needs its own memory at the same time: workers × size has to fit into the machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Exported as {name}</source>
        <translation>{name}(으)로 내보냈습니다</translation>
    </message>
    <message>
        <source>F&amp;unction</source>
        <translation>함수(&amp;U)</translation>
    </message>
    <message>
        <source>Failing jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fil&amp;e</source>
        <translation>파일(&amp;E)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Files of a folder</source>
        <translation>폴더의 파일들</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>실행 필터</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Find tasks</source>
        <translation>작업 찾기</translation>
    </message>
    <message>
        <source>Find tasks (/ or Ctrl+F)</source>
        <translation>작업 찾기 (/ 또는 Ctrl+F)</translation>
    </message>
    <message>
        <source>First task (s)</source>
        <translation>첫 작업 (s)</translation>
    </message>
    <message>
        <source>First task after</source>
        <translation>첫 작업까지</translation>
    </message>
    <message>
        <source>Flows inside one process: they wait side by side, and compute in turn while Python has its global lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forks from a clean helper process.</source>
        <translation>깨끗한 보조 프로세스에서 포크합니다.</translation>
    </message>
    <message>
        <source>Four rows and four PIDs: every job gets a process of its own. They all start at once, and share the cores there are.</source>
        <translation>줄이 네 개, PID도 네 개입니다. 작업마다 자기 프로세스를 하나씩 받습니다. 모두 동시에 시작하며, 있는 코어를 나누어 씁니다.</translation>
    </message>
    <message>
        <source>Four rows that begin hatched: joblib starts fresh Pythons, which takes a while before the first job runs. Run it again and hold the hatched part against that of the pool.</source>
        <translation>네 줄 모두 빗금으로 시작합니다. joblib은 새 파이썬을 띄우므로 첫 작업이 실행되기까지 시간이 걸립니다. 다시 실행하여 빗금 부분을 풀의 것과 비교해 보십시오.</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>GIL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generator function</source>
        <translation>제너레이터 함수</translation>
    </message>
    <message>
        <source>Global lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HOW</source>
        <translation>어떻게</translation>
    </message>
    <message>
        <source>Have its process stand still until it is told to go on, and see who waits for it.</source>
        <translation>계속하라고 할 때까지 프로세스를 멈추어 두고, 누가 그것을 기다리는지 봅니다.</translation>
    </message>
    <message>
        <source>Helpers</source>
        <translation>보조 프로세스</translation>
    </message>
    <message>
        <source>Helpers: {helpers}</source>
        <translation>보조 프로세스: {helpers}</translation>
    </message>
    <message>
        <source>Hide tasks running, CPU and memory</source>
        <translation>실행 중인 작업, CPU, 메모리 숨기기</translation>
    </message>
    <message>
        <source>History</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>How a process begins: fork copies this one at once, spawn starts a fresh Python that imports everything anew, forkserver forks from a clean helper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long each way took</source>
        <translation>방식별 소요 시간</translation>
    </message>
    <message>
        <source>How many jobs are taken from the list ahead of time: fewer keep less in memory, all never lets a worker wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many jobs travel together to a worker: larger chunks cost less to send, smaller ones spread uneven jobs better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many jobs travel together to a worker: with 1 each pays for its own journey, larger chunks share it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many jobs travel together: auto watches how long they take and sends quick ones in growing bursts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many processes, or threads, run the jobs at once.</source>
        <translation>작업을 동시에 실행하는 프로세스 또는 스레드의 수입니다.</translation>
    </message>
    <message>
        <source>How many tasks were running.</source>
        <translation>실행 중이던 작업의 수입니다.</translation>
    </message>
    <message>
        <source>How many times the function is called.</source>
        <translation>함수를 호출하는 횟수입니다.</translation>
    </message>
    <message>
        <source>How the jobs are handed over: map and starmap cut them into chunks, imap and imap_unordered send them one by one and return results as they come, apply_async sends each as a call of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing {name} finds {other} instead of {path}; rename the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In what the runs differ</source>
        <translation>실행 간의 차이점</translation>
    </message>
    <message>
        <source>Interrupted; every process of the run has been ended.</source>
        <translation>중단됨. 실행의 모든 프로세스를 종료했습니다.</translation>
    </message>
    <message>
        <source>Item {number:,} does not pickle, so strategy {strategy} cannot send it: {part} is the cause ({why}); leave that out, or use threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Items are a JSON array, @FILE.json, range:START:STOP, lines:FILE, files:FOLDER or generator:NAME, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items need a function to take them; give --function FILE.py:NAME as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json);;Any file (*)</source>
        <translation>JSON (*.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업 수</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep going after faults</source>
        <translation>오류가 나도 계속 진행</translation>
    </message>
    <message>
        <source>Keep up to</source>
        <translation>보관 한도</translation>
    </message>
    <message>
        <source>Kept up to: {size}</source>
        <translation>보관 한도: {size}</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Kill worker (SIGKILL)</source>
        <translation>작업자 강제 종료 (SIGKILL)</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>언어(&amp;N)</translation>
    </message>
    <message>
        <source>Lanes in the order of …</source>
        <translation>작업자 줄의 정렬 기준 …</translation>
    </message>
    <message>
        <source>Lesson {number} of {count}: {title}</source>
        <translation>실습 {number}/{count}: {title}</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>{number}번째 줄</translation>
    </message>
    <message>
        <source>Lines of a file</source>
        <translation>파일의 각 줄</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>유실</translation>
    </message>
    <message>
        <source>MIT licence</source>
        <translation>MIT 라이선스</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>마크다운 (*.md)</translation>
    </message>
    <message>
        <source>Max tasks per child</source>
        <translation>자식당 최대 작업 수</translation>
    </message>
    <message>
        <source>Maxtasksperchild</source>
        <translation>자식당 최대 작업 수</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>메서드</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Much memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>다음 실습</translation>
    </message>
    <message>
        <source>Next task that fits</source>
        <translation>다음 일치 작업</translation>
    </message>
    <message>
        <source>Next task that fits (Enter, F3 or ↓)</source>
        <translation>다음 일치 작업 (Enter, F3 또는 ↓)</translation>
    </message>
    <message>
        <source>No run has all these words.</source>
        <translation>이 단어를 모두 포함하는 실행이 없습니다.</translation>
    </message>
    <message>
        <source>No task was run.</source>
        <translation>실행된 작업이 없습니다.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Numbers from 0</source>
        <translation>0부터의 번호</translation>
    </message>
    <message>
        <source>On Windows strategy {strategy} can have at most {most:,} workers, not {workers}; choose fewer, or the strategy process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One PID, four threads: the bars lie side by side, and still it takes as long as the plain loop, because the global interpreter lock lets one thread compute at a time.</source>
        <translation>PID는 하나, 스레드는 네 개입니다. 막대가 나란히 놓이지만 일반 반복문만큼 오래 걸립니다. 전역 인터프리터 락(GIL) 때문에 한 번에 한 스레드만 계산할 수 있기 때문입니다.</translation>
    </message>
    <message>
        <source>One job kills its process: some strategies lose only that job, some all, and a pool waits for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One task after the other in one process: what every other way is measured against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 실행 열기(&amp;R)</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>실행 열기</translation>
    </message>
    <message>
        <source>Option {key} cannot be {value}; it takes {takes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Option {key} needs Python {version}; leave it out, or choose another Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options are pairs of a key and a value, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>기타…</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>P&amp;ython script …</source>
        <translation>파이썬 스크립트(&amp;Y) …</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Parallelogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perfetto traces (*.json)</source>
        <translation>Perfetto 추적 (*.json)</translation>
    </message>
    <message>
        <source>Picture of &amp;what is seen …</source>
        <translation>보이는 부분의 그림(&amp;W) …</translation>
    </message>
    <message>
        <source>Picture of the w&amp;hole run …</source>
        <translation>전체 실행의 그림(&amp;H) …</translation>
    </message>
    <message>
        <source>Pictures (*.png);;Drawings (*.svg)</source>
        <translation>그림 (*.png);;벡터 그림 (*.svg)</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Plain loop</source>
        <translation>일반 반복문</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre dispatch</source>
        <translation>사전 배분</translation>
    </message>
    <message>
        <source>Press Run.
Each row will be a process, and each bar a job that it ran.</source>
        <translation>실행을 누르십시오.
각 줄은 프로세스이고, 각 막대는 그 프로세스가 실행한 작업입니다.</translation>
    </message>
    <message>
        <source>Previous task that fits</source>
        <translation>이전 일치 작업</translation>
    </message>
    <message>
        <source>Previous task that fits (Shift+Enter, Shift+F3 or ↑)</source>
        <translation>이전 일치 작업 (Shift+Enter, Shift+F3 또는 ↑)</translation>
    </message>
    <message>
        <source>Process executor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process per job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ProcessPoolExecutor of concurrent.futures: a pool that notices when a worker dies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes seen</source>
        <translation>관찰된 프로세스</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pure computing of equal length: as many processes as cores take the least time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the number of its process on the clipboard.</source>
        <translation>프로세스 번호를 클립보드에 복사합니다.</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>파이썬</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>파이썬 (*.py)</translation>
    </message>
    <message>
        <source>Python chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python could not be started for the run ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Remove these from the history (Delete)</source>
        <translation>선택한 실행을 기록에서 제거 (Delete)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Result sent</source>
        <translation>전송된 결과</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>반환</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Run (Ctrl+R)</source>
        <translation>실행 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Run anyway</source>
        <translation>그래도 실행</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>실행하기</translation>
    </message>
    <message>
        <source>Running the tutorial&apos;s comparison in the terminal instead.</source>
        <translation>대신 튜토리얼의 비교를 터미널에서 실행합니다.</translation>
    </message>
    <message>
        <source>Runs (*{suffix})</source>
        <translation>실행 (*{suffix})</translation>
    </message>
    <message>
        <source>Runs a function in parallel by the way you pick, and shows live which process handled each task and how long the whole run took.</source>
        <translation>함수를 선택한 방식으로 병렬 실행하고, 각 작업을 어느 프로세스가 처리했는지와 전체 실행에 걸린 시간을 실시간으로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Runs a function in parallel by the way you pick, and shows which process handled each task.</source>
        <translation>함수를 선택한 방식으로 병렬 실행하고, 각 작업을 어느 프로세스가 처리했는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Runs that are kept</source>
        <translation>보관된 실행</translation>
    </message>
    <message>
        <source>Runs the same jobs in a plain loop afterwards, and shows how many times as fast this was.</source>
        <translation>같은 작업을 나중에 일반 반복문으로도 실행하여 몇 배 빨랐는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Save run</source>
        <translation>실행 저장</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>{name}(으)로 저장했습니다</translation>
    </message>
    <message>
        <source>Say where the items come from: choose it, or type its path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say whose options: list options STRATEGY, one of {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>작업 검색</translation>
    </message>
    <message>
        <source>Sending a job costs more than doing it: the plain loop wins, unless jobs travel in large chunks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>전송</translation>
    </message>
    <message>
        <source>Shared array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Show the runs that have all these words, such as: pool finished</source>
        <translation>이 단어를 모두 포함하는 실행만 표시합니다. 예: pool 완료</translation>
    </message>
    <message>
        <source>Show the selected runs side by side; select two or more</source>
        <translation>선택한 실행을 나란히 보여 줍니다. 두 개 이상 선택하십시오</translation>
    </message>
    <message>
        <source>Show the whole run, and keep up with it (Home)</source>
        <translation>전체 실행을 보여 주고 계속 따라갑니다 (Home)</translation>
    </message>
    <message>
        <source>Show this run (Return, or a double click)</source>
        <translation>이 실행 보기 (Return 또는 두 번 클릭)</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>크기(&amp;Z)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Size of the history</source>
        <translation>기록의 크기</translation>
    </message>
    <message>
        <source>Small work is faster alone</source>
        <translation>작은 일은 혼자 하는 편이 빠르다</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>정렬 기준</translation>
    </message>
    <message>
        <source>Spawn (s)</source>
        <translation>생성 (s)</translation>
    </message>
    <message>
        <source>Spawning</source>
        <translation>생성 중</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>속도 향상</translation>
    </message>
    <message>
        <source>Start &amp;method</source>
        <translation>시작 방식(&amp;M)</translation>
    </message>
    <message>
        <source>Start (s)</source>
        <translation>시작 (s)</translation>
    </message>
    <message>
        <source>Start method</source>
        <translation>시작 방식</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Started by joblib&apos;s loky; clears away semaphores and memory-mapped folders when all others are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started by multiprocessing; clears away semaphores and shared memory when all others are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started by multiprocessing; the workers are forked from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started by the strategy; it has not been given a task so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts a fresh Python that imports everything anew; the only way on Windows.</source>
        <translation>새 파이썬을 시작하여 모든 것을 다시 임포트합니다. Windows에서는 이 방식뿐입니다.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>전략</translation>
    </message>
    <message>
        <source>Strategy {strategy} has no option {key}; it takes none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy {strategy} has no option {key}; it takes {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy {strategy} needs {module}, which this Python does not have; choose another strategy or another Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy {strategy} would start {workers:,} workers at once, and {most:,} is the most; set the number of workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend worker</source>
        <translation>작업자 일시 중지</translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Tasks running</source>
        <translation>실행 중인 작업</translation>
    </message>
    <message>
        <source>Tasks running, CPU and memory</source>
        <translation>실행 중인 작업, CPU, 메모리</translation>
    </message>
    <message>
        <source>Tasks that fit</source>
        <translation>일치하는 작업</translation>
    </message>
    <message>
        <source>Tasks that have ended</source>
        <translation>끝난 작업</translation>
    </message>
    <message>
        <source>The cores that each worker used, one upon the other, and this program&apos;s own share in grey on top.
The line is what all programs used together.</source>
        <translation>각 작업자가 사용한 코어를 쌓아 올리고, 맨 위에 이 프로그램 자체의 몫을 회색으로 나타냅니다.
선은 모든 프로그램이 함께 사용한 양입니다.</translation>
    </message>
    <message>
        <source>The display {display} does not answer, so no window can be opened.</source>
        <translation>디스플레이 {display}에서 응답이 없어 창을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>The first item&apos;s result does not pickle, so strategy {strategy} cannot bring it back: {part} is the cause ({why}); return something simpler, or use threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first process is being started …</source>
        <translation>첫 프로세스를 시작하는 중 …</translation>
    </message>
    <message>
        <source>The folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>The folder for temporary files cannot be written to ({why}); make room or set TMPDIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The function does not pickle, so strategy {strategy} cannot send it ({why}); define it at the file&apos;s top level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The function that is called, once for each item.</source>
        <translation>항목마다 한 번씩 호출되는 함수입니다.</translation>
    </message>
    <message>
        <source>The items</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>The items are JSON but no array; write the items like [1, 2, 3]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys (?)</source>
        <translation>단축키 (?)</translation>
    </message>
    <message>
        <source>The longest job decides</source>
        <translation>가장 긴 작업이 결정한다</translation>
    </message>
    <message>
        <source>The name, note or pin could not be written ({why}); make room and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path of each file is an item.</source>
        <translation>각 파일의 경로가 항목이 됩니다.</translation>
    </message>
    <message>
        <source>The process that called the strategy died during the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that was to run the jobs ended before it began ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that was to run {path} ended before the first job ({why}); look for what ends it when the file is imported or the items are made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program died during a run at {when}: {run} (and {count} more).</source>
        <translation>{when}에 실행하던 중 프로그램이 죽었습니다: {run}(외 {count}개).</translation>
    </message>
    <message>
        <source>The program died during a run at {when}: {run}.</source>
        <translation>{when}에 실행하던 중 프로그램이 죽었습니다: {run}.</translation>
    </message>
    <message>
        <source>The program died during this run; what was recorded until then is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program has a fault of its own ({why}); please report it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resident memory of each worker, one upon the other.
Pages that workers share count in each of them.</source>
        <translation>각 작업자의 상주 메모리를 쌓아 올린 것입니다.
작업자들이 공유하는 페이지는 작업자마다 계산됩니다.</translation>
    </message>
    <message>
        <source>The results of {way} differ from one run to the next, first at job {job:,}: its times do not compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The results of {way} differ from those of {reference}, first at job {job:,}: their times do not compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is over, and its workers are gone.</source>
        <translation>실행이 끝나 작업자가 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>The run was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was stopped because its time was up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs could not be moved ({why}); make room and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same threads, and now the speed-up is nearly as large as their number: who waits for a disk, a network or a clock does not hold the lock.</source>
        <translation>같은 스레드인데 이번에는 속도 향상이 거의 스레드 수만큼 큽니다. 디스크, 네트워크, 시계를 기다리는 스레드는 락을 잡고 있지 않습니다.</translation>
    </message>
    <message>
        <source>The script is copied</source>
        <translation>스크립트를 복사했습니다</translation>
    </message>
    <message>
        <source>The settings could not be saved in {path} ({why}); make room there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings were damaged and begin anew; what was there is in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of the history could not be set ({why}); make room and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The strategy raised {error}.</source>
        <translation>전략에서 {error} 예외가 발생했습니다.</translation>
    </message>
    <message>
        <source>The strategy raised {type}: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The strategy returned only {returned:,} results for {jobs:,} jobs, and no error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The summary is copied</source>
        <translation>요약을 복사했습니다</translation>
    </message>
    <message>
        <source>The system refused to go on ({why}).</source>
        <translation>시스템이 계속 진행하기를 거부했습니다({why}).</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>시스템 언어</translation>
    </message>
    <message>
        <source>The time-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time-out of a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values of a list in a file.</source>
        <translation>파일에 든 목록의 값들입니다.</translation>
    </message>
    <message>
        <source>The values of a list, as JSON has them.</source>
        <translation>JSON 형식으로 쓴 목록의 값들입니다.</translation>
    </message>
    <message>
        <source>The whole run: drag the frame to move, its edges to zoom; double-click to see everything</source>
        <translation>전체 실행: 틀을 끌면 이동하고 가장자리를 끌면 확대·축소합니다. 두 번 클릭하면 전체를 봅니다</translation>
    </message>
    <message>
        <source>The workers would need about {needed} of memory at once, and this machine has {available}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workers would need about {needed} of memory at once, and this machine has {available}; choose a smaller --size or fewer --workers, or give --timeout SECONDS to try it all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their plans and their environments are the same.</source>
        <translation>계획과 환경이 모두 같습니다.</translation>
    </message>
    <message>
        <source>There are more than {most:,} items; give fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display here (DISPLAY is not set), so no window can be opened.</source>
        <translation>디스플레이가 없어(DISPLAY가 설정되지 않음) 창을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no file {path}; choose one that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no function {name} in {path} to make the items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no function {name} in {path}; choose one that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no program {path} to run; choose a Python, such as python3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run of a built-in workload to fill the form in from; open one, or press Run first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run to export that is over; press Run first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run to save that is over; press Run first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run to search yet</source>
        <translation>아직 검색할 실행이 없습니다</translation>
    </message>
    <message>
        <source>There is no strategy {value}; choose one of {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such worker.</source>
        <translation>그런 작업자가 없습니다.</translation>
    </message>
    <message>
        <source>There is no workload {value}; choose one of {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {value}; choose one of {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These items are no JSON ({why}); write them like [1, 2, 3]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These jobs would take about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These jobs would take about {time}; choose a smaller --size, or give --timeout SECONDS to run them for at most that long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs do not do the same work ({loads}): their times do not compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs do not do the same work ({loads}, but of other items or another file): their times do not compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs do not do the same work ({loads}; and {more:,} more): their times do not compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program&apos;s Python</source>
        <translation>이 프로그램의 파이썬</translation>
    </message>
    <message>
        <source>This program&apos;s own share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run could not be kept in the history ({why}); save it elsewhere if it matters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run takes {size} and the history keeps {most} in all, so it is not kept; let the history be larger, or save the run elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system allows {most:,} processes and threads here, and {used:,} are there already, so {workers:,} workers more do not fit; {fitting} would</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no signals for that.</source>
        <translation>이 시스템에는 그런 시그널이 없습니다.</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads that only wait</source>
        <translation>기다리기만 하는 스레드</translation>
    </message>
    <message>
        <source>Threads wait for each other</source>
        <translation>스레드는 서로를 기다린다</translation>
    </message>
    <message>
        <source>Time limit for each job, in seconds</source>
        <translation>작업당 제한 시간(초)</translation>
    </message>
    <message>
        <source>Time-out of a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Timelines of the compared runs</source>
        <translation>비교하는 실행들의 타임라인</translation>
    </message>
    <message>
        <source>Tiny jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation>소요 시간</translation>
    </message>
    <message>
        <source>Took so far</source>
        <translation>현재까지</translation>
    </message>
    <message>
        <source>Total runtime</source>
        <translation>총 실행 시간</translation>
    </message>
    <message>
        <source>Two PIDs for four jobs</source>
        <translation>작업은 네 개, PID는 두 개</translation>
    </message>
    <message>
        <source>Two rows only: the pool makes two processes and uses them again, so jobs 1 and 3 often have the same PID. The second job of a row needs no new process.</source>
        <translation>줄이 두 개뿐입니다. 풀은 프로세스 두 개를 만들어 다시 사용하므로, 작업 1과 작업 3의 PID가 같은 경우가 많습니다. 한 줄의 두 번째 작업에는 새 프로세스가 필요하지 않습니다.</translation>
    </message>
    <message>
        <source>Type a number, or job 17, pid 4711, worker 3, error, &gt;20ms; {value} is none of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation>삭제 취소</translation>
    </message>
    <message>
        <source>Uneven lengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>W&amp;orkers</source>
        <translation>작업자(&amp;O)</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>무엇을</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting takes no core: more workers than cores pay off, and threads are the cheapest of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a generator function of the same file yields.</source>
        <translation>같은 파일의 제너레이터 함수가 내놓는 값들입니다.</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>차이점</translation>
    </message>
    <message>
        <source>What the function gets: one item a job.</source>
        <translation>함수가 받는 값입니다. 작업마다 항목 하나를 받습니다.</translation>
    </message>
    <message>
        <source>What the tasks print</source>
        <translation>작업이 출력한 내용</translation>
    </message>
    <message>
        <source>What the tasks print appears here, each line with the PID of its process.</source>
        <translation>작업이 출력하는 내용이 줄마다 프로세스의 PID와 함께 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>When the runs take more megabytes than this, the oldest that are not pinned go:</source>
        <translation>실행들이 이 값(MB)보다 커지면 고정되지 않은 것 중 가장 오래된 것부터 지웁니다:</translation>
    </message>
    <message>
        <source>When what ran</source>
        <translation>시간에 따른 실행</translation>
    </message>
    <message>
        <source>Which items</source>
        <translation>항목 지정</translation>
    </message>
    <message>
        <source>Which process ran what</source>
        <translation>프로세스별 실행 내역</translation>
    </message>
    <message>
        <source>Who the workers are: loky&apos;s processes, which survive faults and are used again, a multiprocessing pool, or threads of this process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole numbers, START:STOP or START:STOP:STEP; STOP is left out.</source>
        <translation>정수 범위입니다. START:STOP 또는 START:STOP:STEP 형식이며 STOP은 포함되지 않습니다.</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>전체 실행</translation>
    </message>
    <message>
        <source>With {first}, {second} means nothing; leave one of them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a command, opens the window.</source>
        <translation>명령 없이 실행하면 창이 열립니다.</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>작업자</translation>
    </message>
    <message>
        <source>Worker PID {pid} has ended already.</source>
        <translation>작업자(PID {pid})가 이미 종료되었습니다.</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>작업자</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>워크로드</translation>
    </message>
    <message>
        <source>Workload {workload} needs {module}, which this Python does not have; choose another workload or another Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>메모 쓰기</translation>
    </message>
    <message>
        <source>Your function&apos;s file</source>
        <translation>함수가 든 파일</translation>
    </message>
    <message>
        <source>Your own function…</source>
        <translation>직접 작성한 함수…</translation>
    </message>
    <message>
        <source>a built-in module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of more than 30 digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text like {example}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from {least:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {share}, one of {tasks:,} in {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the loop</source>
        <translation>반복문 다음</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>모든 코어</translation>
    </message>
    <message>
        <source>all that can be done to it</source>
        <translation>가능한 모든 동작</translation>
    </message>
    <message>
        <source>all {all:.0%}, own {own:.1%}</source>
        <translation>전체 {all:.0%}, 자체 {own:.1%}</translation>
    </message>
    <message>
        <source>and {count:,} more</source>
        <translation>외 {count:,}개</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>인자 %(argument_name)s: %(message)s</translation>
    </message>
    <message>
        <source>at most {seconds:,} s a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar: median   ●: each run   ┆: the plain loop’s time shared out to the workers</source>
        <translation>막대: 중앙값   ●: 각 실행   ┆: 일반 반복문의 시간을 작업자 수로 나눈 값</translation>
    </message>
    <message>
        <source>busy time</source>
        <translation>가동 시간</translation>
    </message>
    <message>
        <source>bytes returned by each job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes sent to each job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>choose a worker</source>
        <translation>작업자 선택</translation>
    </message>
    <message>
        <source>clear the selection</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>click</source>
        <translation>클릭</translation>
    </message>
    <message>
        <source>default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>died</source>
        <comment>a worker, nobody saw how</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>드래그</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>소요 시간</translation>
    </message>
    <message>
        <source>each worker</source>
        <translation>각 작업자</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>exit code {exit_code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>값이 하나 필요합니다</translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first start</source>
        <translation>먼저 시작한 순</translation>
    </message>
    <message>
        <source>fit the selection; again: everything</source>
        <translation>선택 영역에 맞춤. 다시 누르면 전체</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>following live</source>
        <translation>실시간 추적 중</translation>
    </message>
    <message>
        <source>fork server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fork, this platform&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forkserver, this platform&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>값을 받지 않으므로 %r 무시됨</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>잘못된 값 %(value)r(선택 가능한 값: %(choices)s)</translation>
    </message>
    <message>
        <source>is being asked…</source>
        <translation>확인하는 중…</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>응답하지 않음</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it prints without end</source>
        <translation>끝없이 출력함</translation>
    </message>
    <message>
        <source>its Python does not answer</source>
        <translation>해당 파이썬이 응답하지 않음</translation>
    </message>
    <message>
        <source>its result {size}</source>
        <comment>pickled, as the first item</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its worker ended with exit code {exit_code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its worker ended, and nobody saw how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its worker is suspended</source>
        <translation>작업자가 일시 중지됨</translation>
    </message>
    <message>
        <source>its worker was ended because the job&apos;s time was up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its worker was killed by SIGKILL, most likely because memory ran out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its worker was killed by hand (signal unknown)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its worker was killed by hand ({signal})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its worker was killed by {signal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>job {number}</source>
        <translation>작업 {number}</translation>
    </message>
    <message>
        <source>joblib Parallel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joblib&apos;s four workers</source>
        <translation>joblib의 작업자 네 개</translation>
    </message>
    <message>
        <source>joblib&apos;s reusable workers, which share large arrays instead of copying them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps going</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kill the worker</source>
        <translation>작업자 강제 종료</translation>
    </message>
    <message>
        <source>killed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>killed by {signal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list {what} takes nothing more, so {value} is one word too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost</source>
        <translation>유실</translation>
    </message>
    <message>
        <source>map: jobs / (4 × workers), rounded up; imap: 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measure a range of time</source>
        <translation>시간 범위 측정</translation>
    </message>
    <message>
        <source>megabytes in each job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>milliseconds to wait in each job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most {size}</source>
        <translation>최대 {size}</translation>
    </message>
    <message>
        <source>move left, move right</source>
        <translation>왼쪽으로, 오른쪽으로 이동</translation>
    </message>
    <message>
        <source>move the chart</source>
        <translation>차트 이동</translation>
    </message>
    <message>
        <source>next</source>
        <translation>다음 차례</translation>
    </message>
    <message>
        <source>next, previous task of the worker</source>
        <translation>작업자의 다음, 이전 작업</translation>
    </message>
    <message>
        <source>next, previous task that fits</source>
        <translation>다음, 이전 일치 작업</translation>
    </message>
    <message>
        <source>no GIL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no task fits</source>
        <translation>일치하는 작업 없음</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>none in this file</source>
        <translation>이 파일에 없음</translation>
    </message>
    <message>
        <source>none or several arguments</source>
        <translation>인자를 받지 않거나 여러 개</translation>
    </message>
    <message>
        <source>none to call</source>
        <translation>호출할 함수 없음</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>not measured (under 50 µs)</source>
        <translation>측정되지 않음(50 µs 미만)</translation>
    </message>
    <message>
        <source>not pinned</source>
        <translation>고정되지 않음</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>보관 안 함</translation>
    </message>
    <message>
        <source>numbers of 8 bytes in the array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers to add in each job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers to square in each job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers to square in the longest job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {cores:,}</source>
        <translation>전체 {cores:,}</translation>
    </message>
    <message>
        <source>one call takes more than {seconds:.0f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one call takes {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other results</source>
        <translation>결과가 다름</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pickled in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pickling took {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>위치 인자</translation>
    </message>
    <message>
        <source>resource tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resource tracker (loky)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>scroll the workers; if all are seen, zoom</source>
        <translation>작업자 스크롤. 모두 보이면 확대·축소</translation>
    </message>
    <message>
        <source>search tasks</source>
        <translation>작업 검색</translation>
    </message>
    <message>
        <source>select a task; twice: fit it</source>
        <translation>작업 선택. 두 번 클릭하면 맞춤</translation>
    </message>
    <message>
        <source>show program&apos;s version number and exit</source>
        <translation>프로그램 버전을 표시하고 종료</translation>
    </message>
    <message>
        <source>show the whole run</source>
        <translation>전체 실행 보기</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>이 도움말을 표시하고 종료</translation>
    </message>
    <message>
        <source>so about {time} for {jobs}, once the workers run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so {jobs} will take more than {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spawn, this platform&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spawning</source>
        <translation>생성 중</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started by a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>suspend it, or let it go on</source>
        <translation>일시 중지 또는 계속</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>일시 중지됨</translation>
    </message>
    <message>
        <source>task</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>the file cannot be written</source>
        <translation>파일을 쓸 수 없음</translation>
    </message>
    <message>
        <source>the first item is {size} pickled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first item makes it raise {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first item makes its process die</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first {shown:,} of {count:,} workers</source>
        <translation>작업자 {count:,}개 중 처음 {shown:,}개</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>다음 인자가 필요합니다: %s</translation>
    </message>
    <message>
        <source>the language to speak; may stand anywhere (default: the environment&apos;s)</source>
        <translation>표시 언어. 어느 위치에나 쓸 수 있음(기본값: 환경 설정의 언어)</translation>
    </message>
    <message>
        <source>this list</source>
        <translation>이 목록</translation>
    </message>
    <message>
        <source>this program</source>
        <translation>이 프로그램</translation>
    </message>
    <message>
        <source>this program&apos;s own share {share:.1%} CPU</source>
        <translation>이 프로그램 자체의 CPU 사용 {share:.1%}</translation>
    </message>
    <message>
        <source>thread {thread}</source>
        <translation>스레드 {thread}</translation>
    </message>
    <message>
        <source>time was up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpickled in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpickling took {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>알 수 없는 인자: %s</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>사용법: </translation>
    </message>
    <message>
        <source>visible: {start} to {end}</source>
        <translation>보이는 범위: {start}~{end}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>whole run</source>
        <translation>전체 실행</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>작업자</translation>
    </message>
    <message>
        <source>worker PID {pid} ended between two jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker PID {pid} ended during job {job:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker PID {pid} ended with exit code {exit_code} between two jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker PID {pid} ended with exit code {exit_code} during job {job:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker PID {pid} was killed by {signal} between two jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker PID {pid} was killed by {signal} during job {job:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker {number}</source>
        <translation>작업자 {number}</translation>
    </message>
    <message>
        <source>worker {number}, PID {pid}</source>
        <translation>작업자 {number}, PID {pid}</translation>
    </message>
    <message>
        <source>worker {number}, PID {pid}, {state}</source>
        <translation>작업자 {number}, PID {pid}, {state}</translation>
    </message>
    <message>
        <source>worker, no task yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workers {share:.0%} busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom at the pointer</source>
        <translation>포인터 위치에서 확대·축소</translation>
    </message>
    <message>
        <source>zoom in, zoom out</source>
        <translation>확대, 축소</translation>
    </message>
    <message>
        <source>{count:,} earlier line is not shown.</source>
        <translation>앞의 {count:,}줄은 표시되지 않습니다.</translation>
    </message>
    <message>
        <source>{count:,} earlier lines are not shown.</source>
        <translation>앞의 {count:,}줄은 표시되지 않습니다.</translation>
    </message>
    <message>
        <source>{count:,} of {runs:,} failed</source>
        <translation>{runs:,}회 중 {count:,}회 실패</translation>
    </message>
    <message>
        <source>{count:,} task could not be recorded.</source>
        <translation>작업 {count:,}개를 기록하지 못했습니다.</translation>
    </message>
    <message>
        <source>{count:,} task fits</source>
        <translation>작업 {count:,}개 일치</translation>
    </message>
    <message>
        <source>{count:,} tasks could not be recorded.</source>
        <translation>작업 {count:,}개를 기록하지 못했습니다.</translation>
    </message>
    <message>
        <source>{count:,} tasks fit</source>
        <translation>작업 {count:,}개 일치</translation>
    </message>
    <message>
        <source>{count:,} unreadable</source>
        <translation>읽을 수 없음 {count:,}개</translation>
    </message>
    <message>
        <source>{failed:,} of {runs:,} run did not finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{failed:,} of {runs:,} runs did not finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{failed}; the strategy returned {returned:,} results for {jobs:,} jobs, and no error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{faster} and {slower} lie within each other&apos;s spread; more repeats would tell them apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{function} of {file} · {jobs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
        <source>{kind}: {purpose} PID {pids}</source>
        <translation>{kind}: {purpose} PID {pids}</translation>
    </message>
    <message>
        <source>{kind}: {purpose} PID {pids} and {count:,} more</source>
        <translation>{kind}: {purpose} PID {pids} 외 {count:,}개</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>{n:,} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:.1f} at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} failed to make the items ({why}); mend it and run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a generator function, so calling it computes nothing; have it return a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is an async function, which only an event loop can run; choose a plain one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no function but of type {kind}; choose a function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a number of seconds from 0.001 to 100,000,000, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a whole number from {least:,} to {most:,}, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be from {least:,} to {most:,}, not {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes {signature}, and gets one item as its one argument; let it take one, such as a tuple, and give all others defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} of {count:,}</source>
        <translation>{count:,}개 중 {number:,}번째</translation>
    </message>
    <message>
        <source>{n} core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} run</source>
        <translation>실행 {n}개</translation>
    </message>
    <message>
        <source>{n} run compared</source>
        <translation>실행 {n}개 비교</translation>
    </message>
    <message>
        <source>{n} runs</source>
        <translation>실행 {n}개</translation>
    </message>
    <message>
        <source>{n} runs compared</source>
        <translation>실행 {n}개 비교</translation>
    </message>
    <message>
        <source>{n} task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} task left no record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} task raised an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} task was lost with its worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tasks left no record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tasks raised an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tasks were lost with their workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be imported ({why}); mend it and run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be imported by that name; rename it without dots, such as work.py</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read ({why}); choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written; give --json a file in a folder that can, or -</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written; give --{option} a file in a folder that can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be saved ({why}); choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be written ({why}); choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not answer as a Python does; choose another interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no function that takes one item; write one with a single argument at its top level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has the name of the standard library&apos;s module {name}, which would be imported in its place; rename it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has version {version:,} of the format, which this Parallelogram does not know; open it with a newer one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds JSON but no array; write the items like [1, 2, 3]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is Python {version}, and 3.10 is the oldest that can run jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged ({why}); open another copy of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no JSON ({why}); write them like [1, 2, 3]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no Python file; choose one whose name ends in .py</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no Python that this interpreter understands, line {line}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no Python that this interpreter understands: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no run that Parallelogram has saved; choose a .pgram file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not opened while a run goes on; stop it or wait, and open the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} needs the module {module}, which this Python does not have; install it there or choose another Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence}; choose fewer --workers, or give --timeout SECONDS to try it all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} back in {n:,}</source>
        <comment>that many messages</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} came too fast to be kept.</source>
        <translation>너무 빨리 출력되어 {size}를 보관하지 못했습니다.</translation>
    </message>
    <message>
        <source>{size} in {path}</source>
        <translation>{path}에 {size}</translation>
    </message>
    <message>
        <source>{size} to the workers in {messages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} gives no items; give at least one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{strategy} is waiting for a result that will never come: {cause}; stop the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{strategy} was waiting for a result that would never come: {cause}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{times} as fast as the plain loop</source>
        <translation>일반 반복문 대비 {times}</translation>
    </message>
    <message>
        <source>{time} at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} less</source>
        <translation>{time} 단축</translation>
    </message>
    <message>
        <source>{time} on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{workers:,} workers alone need about {needed} of memory, what the function adds is not known, and this machine has {available}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{workers:,} workers ended before they could run a job, and every one was replaced by another{why}; the run was stopped</source>
        <comment>why: empty, or a space and what they said in brackets</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{workers:,} workers ended with exit code {exit_code} before they could run a job, and every one was replaced by another{why}; the run was stopped</source>
        <comment>why: empty, or a space and what they said in brackets</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{workers:,} workers need more open files than the {most:,} this system allows a process; about {fitting} would fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{workers:,} workers were killed by {signal} before they could run a job, and every one was replaced by another{why}; the run was stopped</source>
        <comment>why: empty, or a space and what they said in brackets</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{workload} · {n} job of size {size:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{workload} · {n} jobs of size {size:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wrong}. See: main.py --help</source>
        <translation>{wrong}. 도움말: main.py --help</translation>
    </message>
    <message>
        <source>▸ What else is going on</source>
        <translation>▸ 그 밖의 상황</translation>
    </message>
    <message>
        <source>▾ What else is going on</source>
        <translation>▾ 그 밖의 상황</translation>
    </message>
    <message>
        <source>○ follow live</source>
        <translation>○ 실시간 추적</translation>
    </message>
    <message>
        <source>● following live</source>
        <translation>● 실시간 추적 중</translation>
    </message>
</context>
</TS>
