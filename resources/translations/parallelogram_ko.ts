<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> ({once} took less, but ran only once)</source>
        <translation> ({once}: 더 빨랐지만 한 번만 실행했습니다)</translation>
    </message>
    <message>
        <source> and </source>
        <comment>between how many jobs raised an error and how many were lost</comment>
        <translation> 및 </translation>
    </message>
    <message>
        <source> or </source>
        <comment>between two of several choices</comment>
        <translation> 또는 </translation>
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
        <source>&amp;Arguments</source>
        <translation>인수(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Attach to a program …</source>
        <translation>실행 중인 프로그램에 연결(&amp;A) …</translation>
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
        <source>&amp;Durations</source>
        <translation>소요 시간(&amp;D)</translation>
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
        <source>&amp;Find jobs</source>
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
        <source>&amp;JSON …</source>
        <translation>&amp;JSON …</translation>
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
        <source>&amp;Markdown …</source>
        <translation>Markdown 요약(&amp;M) …</translation>
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
        <source>&amp;Picture …</source>
        <translation>그림(&amp;P) …</translation>
    </message>
    <message>
        <source>&amp;Python</source>
        <translation>Python(&amp;P)</translation>
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
        <source>&amp;Table of jobs …</source>
        <translation>작업 표(&amp;T) …</translation>
    </message>
    <message>
        <source>&amp;Time limit per job</source>
        <translation>작업당 제한 시간(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Watch a script …</source>
        <translation>스크립트 관찰(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Web page …</source>
        <translation>웹 페이지(&amp;W) …</translation>
    </message>
    <message>
        <source>&amp;Whole run, live</source>
        <translation>전체 실행, 실시간(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Workload</source>
        <translation>작업 종류(&amp;W)</translation>
    </message>
    <message>
        <source>10 times as fast</source>
        <translation>10배 빠르게</translation>
    </message>
    <message>
        <source>95th percentile</source>
        <translation>95번째 백분위수</translation>
    </message>
    <message>
        <source>A JSON list</source>
        <translation>JSON 목록</translation>
    </message>
    <message>
        <source>A JSON list, JSON lines, CSV with a header, .npy or .parquet; a row of a table comes as a dictionary.</source>
        <translation>JSON 목록, JSON 줄, 머리글이 있는 CSV, .npy 또는 .parquet 파일입니다. 표의 행은 딕셔너리로 전달됩니다.</translation>
    </message>
    <message>
        <source>A PID is a number, and {value} is none; give one of those that attach lists without any</source>
        <translation>PID는 숫자여야 합니다(입력한 값: {value}). PID 없이 attach를 실행하면 나오는 목록에서 고르십시오</translation>
    </message>
    <message>
        <source>A Python</source>
        <translation>Python 선택</translation>
    </message>
    <message>
        <source>A cluster that you have started, which says how many workers there are, and where: auto on a node of it, ray://HOST:10001 from elsewhere.</source>
        <translation>직접 시작한 클러스터로, 작업자가 몇이고 어디에 있는지 클러스터가 알려 줍니다. 그 노드에서는 auto, 다른 곳에서는 ray://HOST:10001입니다.</translation>
    </message>
    <message>
        <source>A data file</source>
        <translation>데이터 파일</translation>
    </message>
    <message>
        <source>A file, a function or an interpreter is named by a text, not {value}</source>
        <translation>파일, 함수, 인터프리터는 텍스트로 지정해야 합니다(입력한 값: {value})</translation>
    </message>
    <message>
        <source>A fixed number of processes that take the jobs in turn and are used again.</source>
        <translation>정해진 수의 프로세스가 작업을 차례로 받아 처리하며 재사용됩니다.</translation>
    </message>
    <message>
        <source>A function is named as FILE.py:NAME or FILE.ipynb:NAME, not {value}</source>
        <translation>함수는 FILE.py:NAME 또는 FILE.ipynb:NAME 형식으로 씁니다(입력한 값: {value})</translation>
    </message>
    <message>
        <source>A function of a Python file of yours; it gets one item per job.</source>
        <translation>직접 만든 Python 파일의 함수입니다. 작업마다 항목 하나를 받습니다.</translation>
    </message>
    <message>
        <source>A function of the same file that every worker calls once, before its first job.</source>
        <translation>같은 파일에 있는 함수로, 작업자마다 첫 작업 전에 한 번씩 호출합니다.</translation>
    </message>
    <message>
        <source>A function of your own with items has neither workload nor size, nor a number of jobs; leave that out</source>
        <translation>항목을 받는 직접 만든 함수에는 작업 종류, 크기, 작업 수를 지정할 수 없습니다. 해당 값을 빼십시오</translation>
    </message>
    <message>
        <source>A generator</source>
        <translation>제너레이터</translation>
    </message>
    <message>
        <source>A global lives in each process apart: return what is to be put together, and do so in the main process.</source>
        <translation>전역 변수는 프로세스마다 따로 있습니다. 합칠 것은 결과로 돌려주고 주 프로세스에서 합치십시오.</translation>
    </message>
    <message>
        <source>A job computes for {each_s} and costs {cost_s} to hand over.</source>
        <translation>작업 하나가 {each_s} 계산하고, 건네는 데 {cost_s} 듭니다.</translation>
    </message>
    <message>
        <source>A job computes for {each_s}, and {engine} spends {cost_s} on each.</source>
        <translation>작업 하나의 계산은 {each_s}인데, {engine}가 작업마다 {cost_s}를 씁니다.</translation>
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
        <source>A list of the file</source>
        <translation>파일 안의 목록</translation>
    </message>
    <message>
        <source>A list, a range or another collection that the same file has at its top level.</source>
        <translation>같은 파일의 최상위에 있는 리스트, “range” 등의 컬렉션입니다.</translation>
    </message>
    <message>
        <source>A number, or job 17, pid 4711, worker 3, error, &gt;20ms</source>
        <translation>번호 또는 job 17, pid 4711, worker 3, error, &gt;20ms</translation>
    </message>
    <message>
        <source>A picture ({form}) goes to a file; give -o FILE</source>
        <translation>그림({form})은 파일로만 저장할 수 있습니다. -o FILE 값을 지정하십시오</translation>
    </message>
    <message>
        <source>A picture ({form}) is painted by the program&apos;s window, which is not there; choose another form</source>
        <translation>그림({form})은 프로그램 창이 그리는데 창을 사용할 수 없습니다. 다른 형식을 선택하십시오</translation>
    </message>
    <message>
        <source>A process of its own for every job, all started at once.</source>
        <translation>작업마다 별도의 프로세스를 만들어 모두 한꺼번에 시작합니다.</translation>
    </message>
    <message>
        <source>A process of this run; what it is for is not known.</source>
        <translation>이 실행의 프로세스이며 용도는 알 수 없습니다.</translation>
    </message>
    <message>
        <source>A process that a job has started, or one that such a process has.</source>
        <translation>작업이 시작한 프로세스, 또는 그런 프로세스가 다시 시작한 프로세스입니다.</translation>
    </message>
    <message>
        <source>A process that is no worker has handled jobs</source>
        <translation>작업자가 아닌 프로세스가 작업을 처리했습니다</translation>
    </message>
    <message>
        <source>A program was watched here, so there is no plan to write as a script; choose another form</source>
        <translation>여기서는 프로그램을 관찰했으므로 스크립트로 쓸 계획이 없습니다. 다른 형식을 선택하십시오</translation>
    </message>
    <message>
        <source>A quotation mark is left open in the arguments {value}; close it</source>
        <translation>인수 {value}에 닫히지 않은 따옴표가 있습니다. 닫으십시오</translation>
    </message>
    <message>
        <source>A range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>A range is written range:START:STOP with whole numbers, not {value}</source>
        <translation>범위는 정수를 써서 range:START:STOP 형식으로 적습니다(입력한 값: {value})</translation>
    </message>
    <message>
        <source>A run by {strategy} did not finish.</source>
        <translation>{strategy} 전략의 실행이 끝나지 않았습니다.</translation>
    </message>
    <message>
        <source>A script that goes parallel by itself: it is run as it is, and you see what it does.</source>
        <translation>스스로 병렬로 실행되는 스크립트입니다. 그대로 실행되며, 무엇을 하는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>A script that goes parallel by itself; or drop it here.</source>
        <translation>스스로 병렬로 실행되는 스크립트입니다. 여기에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>A script, watched…</source>
        <translation>스크립트 관찰…</translation>
    </message>
    <message>
        <source>A thread cannot be killed or suspended alone: it lives and ends with its process.</source>
        <translation>스레드만 따로 종료하거나 일시 중지할 수는 없습니다. 스레드는 프로세스와 함께 살고 끝납니다.</translation>
    </message>
    <message>
        <source>A worker grew by {grown_bytes} over {jobs:,} jobs, {job_bytes} each, and did not give it back.</source>
        <translation>작업자의 메모리가 작업 {jobs:,}개 동안 {grown_bytes}(작업마다 {job_bytes}) 늘었고 돌려주지 않았습니다.</translation>
    </message>
    <message>
        <source>A worker grew by {grown_bytes} over {jobs:,} jobs, {job_bytes} each: joblib ends workers that have grown by 300 MB, and replacing them took {lost_s}.</source>
        <translation>작업자의 메모리가 작업 {jobs:,}개 동안 {grown_bytes}(작업마다 {job_bytes}) 늘었습니다. joblib은 300 MB 늘어난 작업자를 끝내며, 교체하는 데 {lost_s} 들었습니다.</translation>
    </message>
    <message>
        <source>About Parallelogram</source>
        <translation>Parallelogram 정보</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>조언</translation>
    </message>
    <message>
        <source>After so many chunks a worker is replaced by a fresh process, which gives back leaked memory and costs a new start.</source>
        <translation>작업자가 이 수만큼 청크를 처리하면 새 프로세스로 교체됩니다. 누수된 메모리를 돌려받는 대신 시작 비용이 다시 듭니다.</translation>
    </message>
    <message>
        <source>After so many chunks a worker is replaced by a fresh process; this needs Python 3.11, and spawn or forkserver.</source>
        <translation>작업자가 이 수만큼 청크를 처리하면 새 프로세스로 교체됩니다. Python 3.11 이상과 spawn 또는 forkserver가 필요합니다.</translation>
    </message>
    <message>
        <source>After the last job, it took {after_s} to collect the results and end the workers.</source>
        <translation>마지막 작업이 끝난 뒤 결과를 모두 받고 작업자를 정리하기까지 {after_s} 걸렸습니다.</translation>
    </message>
    <message>
        <source>All</source>
        <comment>the states of jobs</comment>
        <translation>모두</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>모든 작업</translation>
    </message>
    <message>
        <source>All jobs had ended or were lost, and the call waited on for {waited_s}: for results that never come.</source>
        <translation>작업이 모두 끝나거나 유실되었는데, 호출은 오지 않을 결과를 {waited_s} 더 기다렸습니다.</translation>
    </message>
    <message>
        <source>All jobs need one NumPy array: joblib shares it from a file, a pool sends a copy to every job.</source>
        <translation>모든 작업에 같은 NumPy 배열이 필요합니다. joblib은 파일을 통해 공유하고, 풀은 작업마다 복사본을 보냅니다.</translation>
    </message>
    <message>
        <source>All jobs need one array of 80 MB. Look at the column Sent: joblib writes the array to a file once, and a few hundred bytes travel to each job. The pool, which runs beside it, sends a copy to every job.</source>
        <translation>모든 작업에 80 MB짜리 배열 하나가 필요합니다. ‘전송’ 열을 보십시오. joblib은 배열을 파일에 한 번만 쓰고, 작업마다 몇백 바이트만 보냅니다. 나란히 실행되는 풀은 작업마다 복사본을 보냅니다.</translation>
    </message>
    <message>
        <source>All {jobs:,} jobs of {count:,} workers wrote the same file, {path}.</source>
        <translation>작업자 {count:,}개의 작업 {jobs:,}개가 모두 같은 파일 {path}에 썼습니다.</translation>
    </message>
    <message>
        <source>Also fewer workers</source>
        <translation>더 적은 작업자 수도</translation>
    </message>
    <message>
        <source>Also several chunk sizes</source>
        <translation>여러 청크 크기도 실행</translation>
    </message>
    <message>
        <source>Amdahl</source>
        <translation>암달</translation>
    </message>
    <message>
        <source>Amdahl’s law, {error:.1%} off: {serial:.1%} of it is serial ({low:.1%} to {high:.1%}), so that no number of workers makes it more than {most} as fast</source>
        <translation>암달의 법칙(오차 {error:.1%}): {serial:.1%}가 직렬입니다({low:.1%}~{high:.1%}). 작업자를 아무리 늘려도 {most}보다 빨라지지 않습니다</translation>
    </message>
    <message>
        <source>An error or a dead worker costs one job: where that breaks the strategy, it is started anew on the rest.</source>
        <translation>오류가 나거나 작업자가 죽어도 작업 하나만 잃습니다. 그 때문에 전략이 중단되면 나머지 작업으로 다시 시작합니다.</translation>
    </message>
    <message>
        <source>An initializer goes with a function of your own; give --function FILE.py:NAME as well</source>
        <translation>초기화 함수는 직접 만든 함수와 함께 씁니다. --function FILE.py:NAME도 지정하십시오</translation>
    </message>
    <message>
        <source>An initializer is a function of the same file, given by its name, not {value}</source>
        <translation>초기화 함수는 같은 파일에 있는 함수의 이름으로 지정합니다. 받은 값: {value}</translation>
    </message>
    <message>
        <source>An initializer&apos;s arguments are a JSON array such as [1, &quot;a&quot;], not {value}</source>
        <translation>초기화 함수의 인수는 [1, &quot;a&quot;]와 같은 JSON 배열입니다. 받은 값: {value}</translation>
    </message>
    <message>
        <source>An option is written KEY=VALUE, not {value}</source>
        <translation>옵션은 KEY=VALUE 형식으로 적습니다(입력한 값: {value})</translation>
    </message>
    <message>
        <source>And {more:,} more.</source>
        <translation>그 밖에 {more:,}개가 더 있습니다.</translation>
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
        <translation>인수</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>인수</translation>
    </message>
    <message>
        <source>Arguments for an initializer need one to take them; give --initializer NAME as well</source>
        <translation>초기화 함수의 인수에는 그것을 받을 함수가 있어야 합니다. --initializer NAME도 지정하십시오</translation>
    </message>
    <message>
        <source>Arguments need a function to see them; give --function FILE.py:NAME as well</source>
        <translation>인수를 받을 함수가 필요합니다. --function FILE.py:NAME도 지정하십시오</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>As many workers as cores ({cores:,}) are as fast, and need less memory.</source>
        <translation>작업자를 코어 수({cores:,})만큼만 두어도 똑같이 빠르고 메모리는 덜 듭니다.</translation>
    </message>
    <message>
        <source>Assumed: each job computes and waits as long as it did, however many others are beside it.</source>
        <translation>가정: 옆에 다른 작업이 몇 개 있든, 작업마다 계산하고 기다리는 시간은 그대로입니다.</translation>
    </message>
    <message>
        <source>At least {jobs:,} jobs of {count:,} workers wrote the same file, {path}.</source>
        <translation>작업자 {count:,}개의 작업이 적어도 {jobs:,}개, 같은 파일 {path}에 썼습니다.</translation>
    </message>
    <message>
        <source>At least {jobs:,} jobs opened the same file of {file_bytes}, each anew: {path}.</source>
        <translation>적어도 작업 {jobs:,}개가 같은 파일을 저마다 새로 열었습니다: {path}({file_bytes}).</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Attach to a program</source>
        <translation>실행 중인 프로그램에 연결</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>시도</translation>
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
        <source>Began</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Between: where the true median lies, with a probability of {coverage:.1%} at least, by order statistics; two ways are called different where chance would do so in one case of 20 at most</source>
        <translation>범위: 참 중앙값이 {coverage:.1%} 이상의 확률로 들어 있는 구간입니다(순서 통계량). 우연일 경우가 스무 번에 한 번 이하일 때만 두 방식이 다르다고 말합니다</translation>
    </message>
    <message>
        <source>Big arguments</source>
        <translation>큰 인수</translation>
    </message>
    <message>
        <source>Big results</source>
        <translation>큰 결과</translation>
    </message>
    <message>
        <source>Bring back what was removed last (Ctrl+Z)</source>
        <translation>마지막으로 제거한 실행 되살리기 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>활용률</translation>
    </message>
    <message>
        <source>Busy</source>
        <comment>the share of the time</comment>
        <translation>활용률</translation>
    </message>
    <message>
        <source>Busy time</source>
        <translation>일한 시간</translation>
    </message>
    <message>
        <source>By its law</source>
        <translation>법칙에 따르면</translation>
    </message>
    <message>
        <source>COMMAND ...</source>
        <translation>명령 ...</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU and memory of this run were not sampled.</source>
        <translation>이 실행의 CPU와 메모리는 측정되지 않았습니다.</translation>
    </message>
    <message>
        <source>CPU not known yet</source>
        <translation>CPU 사용량은 아직 알 수 없음</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU 시간</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>호출</translation>
    </message>
    <message>
        <source>Call it once in each worker, by an initializer, or keep what it gives in a global at the first job.</source>
        <translation>초기화 함수로 작업자마다 한 번만 호출하거나, 첫 작업에서 그 결과를 전역 변수에 보관하십시오.</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>호출</translation>
    </message>
    <message>
        <source>Calls the strategy, which starts the workers from it.</source>
        <translation>전략을 호출하는 프로세스이며, 작업자는 여기에서 시작됩니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cannot be read:</source>
        <translation>읽을 수 없음:</translation>
    </message>
    <message>
        <source>Cannot be read: {file}</source>
        <translation>읽을 수 없음: {file}</translation>
    </message>
    <message>
        <source>Carried</source>
        <translation>전송량</translation>
    </message>
    <message>
        <source>Cell {number}</source>
        <translation>셀 {number}</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>인증서</translation>
    </message>
    <message>
        <source>Change something to see what it would have come to.</source>
        <translation>무엇이든 바꾸면 어떻게 되었을지 보여 줍니다.</translation>
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
        <source>Choose a .py file, or drop it anywhere</source>
        <translation>.py 파일을 고르거나 아무 데나 놓으십시오</translation>
    </message>
    <message>
        <source>Choose a Python file and one of its functions</source>
        <translation>Python 파일과 그 안의 함수를 선택하십시오</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>Choose a function of your own</source>
        <translation>직접 만든 함수 고르기</translation>
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
        <source>Choose the script to be watched</source>
        <translation>관찰할 스크립트를 선택하십시오</translation>
    </message>
    <message>
        <source>Choose your function&apos;s file, or drop it anywhere on the window.</source>
        <translation>함수가 든 파일을 선택하거나 창 아무 곳에나 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>Chunk size</source>
        <translation>청크 크기</translation>
    </message>
    <message>
        <source>Chunks per process</source>
        <translation>프로세스당 청크 수</translation>
    </message>
    <message>
        <source>Click a bar, a worker or a row, or drag over the chart: what is known of it comes here.</source>
        <translation>막대나 작업자, 행을 누르거나 차트에서 끌어 보십시오. 알려진 내용이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>시계</translation>
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
        <source>Comparing {n:,} runs</source>
        <translation>실행 {n:,}개 비교 중</translation>
    </message>
    <message>
        <source>Computes in</source>
        <translation>계산에 쓴 수</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Continue worker</source>
        <translation>작업자 계속</translation>
    </message>
    <message>
        <source>Copied up to</source>
        <translation>복사 한도</translation>
    </message>
    <message>
        <source>Copies the process at once; the quickest start.</source>
        <translation>프로세스를 즉시 복사합니다. 가장 빨리 시작합니다.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy PID</source>
        <translation>PID 복사</translation>
    </message>
    <message>
        <source>Copy all of this</source>
        <translation>이 내용을 모두 복사합니다</translation>
    </message>
    <message>
        <source>Copy all rows that are shown</source>
        <translation>표시된 행 모두 복사</translation>
    </message>
    <message>
        <source>Copy the array in the function; or have joblib copy it: max_nbytes=None, or mmap_mode=&apos;c&apos;.</source>
        <translation>함수 안에서 배열을 복사하거나, joblib이 복사하게 하십시오(max_nbytes=None 또는 mmap_mode=&apos;c&apos;).</translation>
    </message>
    <message>
        <source>Copy the p&amp;icture</source>
        <translation>그림 복사(&amp;I)</translation>
    </message>
    <message>
        <source>Copy the pict&amp;ure</source>
        <translation>그림 복사(&amp;U)</translation>
    </message>
    <message>
        <source>Copy the sc&amp;ript</source>
        <translation>스크립트 복사(&amp;R)</translation>
    </message>
    <message>
        <source>Core wait</source>
        <translation>코어 대기</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>코어</translation>
    </message>
    <message>
        <source>Crashing job</source>
        <translation>비정상 종료하는 작업</translation>
    </message>
    <message>
        <source>Dask cluster</source>
        <translation>Dask 클러스터</translation>
    </message>
    <message>
        <source>Dask&apos;s cluster of processes, which runs a job again whose worker dies.</source>
        <translation>Dask의 프로세스 클러스터로, 작업자가 죽으면 그 작업을 다시 실행합니다.</translation>
    </message>
    <message>
        <source>Dask&apos;s scheduler hands each job to a worker, here a process of this computer, and to another one if that dies. With the address of your own cluster under Scheduler the same jobs run there, and each row names its computer.</source>
        <translation>Dask의 스케줄러가 작업을 하나씩 작업자에게 건넵니다. 여기서 작업자는 이 컴퓨터의 프로세스이고, 죽으면 그 작업은 다른 작업자가 맡습니다. 스케줄러 칸에 직접 마련한 클러스터의 주소를 넣으면 같은 작업이 그곳에서 실행되고, 행마다 컴퓨터 이름이 붙습니다.</translation>
    </message>
    <message>
        <source>Data (*.json *.jsonl *.ndjson *.csv *.tsv *.npy *.parquet);;Any file (*)</source>
        <translation>데이터 (*.json *.jsonl *.ndjson *.csv *.tsv *.npy *.parquet);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Default: {default}.</source>
        <translation>기본값: {default}.</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete runs from the history.</source>
        <translation>기록에서 실행을 삭제합니다.</translation>
    </message>
    <message>
        <source>Deleted: {run}</source>
        <translation>삭제함: {run}</translation>
    </message>
    <message>
        <source>Do not compare this run with others.</source>
        <translation>이 실행은 다른 실행과 비교하지 마십시오.</translation>
    </message>
    <message>
        <source>Drop a .py file here</source>
        <translation>.py 파일을 여기에 놓거나</translation>
    </message>
    <message>
        <source>Drop it to choose one of its functions. Nothing of it runs before you press Run.</source>
        <translation>놓으면 이 파일의 함수를 고를 수 있습니다. 실행을 누르기 전에는 아무것도 실행되지 않습니다.</translation>
    </message>
    <message>
        <source>Drop it to open the run.</source>
        <translation>놓으면 이 실행을 엽니다.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>소요 시간</translation>
    </message>
    <message>
        <source>Durations</source>
        <translation>소요 시간</translation>
    </message>
    <message>
        <source>Durations by function and worker</source>
        <translation>함수와 작업자별 소요 시간</translation>
    </message>
    <message>
        <source>Each job appears here: its process, its times, its result.</source>
        <translation>각 작업의 프로세스, 시간, 결과가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Each job calls {callee}() anew, though nothing of the job goes into it: line {line} of {file}.</source>
        <translation>작업마다 {callee}()을(를) 새로 호출하지만 작업의 값은 쓰이지 않습니다({file} {line}행).</translation>
    </message>
    <message>
        <source>Each job gets its own number: 0, 1, 2 and so on.</source>
        <translation>작업마다 0, 1, 2처럼 자기 번호를 받습니다.</translation>
    </message>
    <message>
        <source>Each job is longer than the one before: chunks cut in advance leave workers idle at the end.</source>
        <translation>작업이 뒤로 갈수록 오래 걸립니다. 청크를 미리 나누어 두면 끝에 가서 쉬는 작업자가 생깁니다.</translation>
    </message>
    <message>
        <source>Each job is longer than the one before: with chunks cut in advance one worker ends early and idles. Set Jobs per chunk to 1, run it again, and compare the two under History.</source>
        <translation>작업이 뒤로 갈수록 오래 걸립니다. 청크를 미리 나누어 두면 한 작업자가 일찍 끝나고 쉽니다. 청크당 작업 수를 1로 바꾸어 다시 실행하고, 기록에서 두 실행을 비교해 보십시오.</translation>
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
        <translation>작업마다 인수가 작업자에게 복사되며, 계산보다 복사에 시간이 더 걸립니다.</translation>
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
        <translation>결과는 작업자에서 하나씩 차례로 복사되어 돌아옵니다. 반환량을 줄이거나 파일에 남기는 편이 낫습니다.</translation>
    </message>
    <message>
        <source>Each run appears here as soon as it is over, the fastest way first.</source>
        <translation>실행이 끝나는 대로 여기에 나타납니다. 가장 빠른 방식이 맨 위에 옵니다.</translation>
    </message>
    <message>
        <source>Each run makes the items anew, as they cannot be kept for the next ({why})</source>
        <translation>항목을 다음 실행까지 보관할 수 없어 실행마다 새로 만듭니다({why})</translation>
    </message>
    <message>
        <source>Each was run only once; repeats would tell how much of the difference is chance</source>
        <translation>각각 한 번씩만 실행했습니다. 차이 중 얼마가 우연인지는 반복해야만 알 수 있습니다</translation>
    </message>
    <message>
        <source>Earlier lines</source>
        <translation>이전 줄</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>소요 시간</translation>
    </message>
    <message>
        <source>End every process of the run (Ctrl+.)</source>
        <translation>실행의 모든 프로세스 종료 (Ctrl+.)</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>강제 종료</translation>
    </message>
    <message>
        <source>End its process at once, as a crash or the system would, and see what the strategy does about it.</source>
        <translation>비정상 종료나 시스템이 그러듯 프로세스를 즉시 종료하고, 전략이 어떻게 대처하는지 봅니다.</translation>
    </message>
    <message>
        <source>End them</source>
        <translation>모두 종료</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Enter: the next place. Shift+Enter: the one before.</source>
        <translation>Enter: 다음 위치, Shift+Enter: 이전 위치.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>환경</translation>
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
        <source>Even with {cores} cores it would be at most {speedup} as fast: {serial} of its {all} are outside of its parallel parts, which take {shared} even then.</source>
        <translation>코어가 {cores}개라도 최대 {speedup} 빨라질 뿐입니다. 전체 {all} 중 병렬 부분 밖의 시간이 {serial}, 병렬 부분에 그때도 걸리는 시간이 {shared}입니다.</translation>
    </message>
    <message>
        <source>Every fourth job raises an error: what becomes of the others depends on the strategy.</source>
        <translation>네 작업 중 하나꼴로 오류가 발생합니다. 나머지 작업이 어떻게 되는지는 전략에 달려 있습니다.</translation>
    </message>
    <message>
        <source>Every job had ended, and yet {strategy} did not return</source>
        <translation>모든 작업이 끝났는데도 {strategy} 호출이 반환되지 않았습니다</translation>
    </message>
    <message>
        <source>Every job has ended, and yet {strategy} does not return; stop the run</source>
        <translation>모든 작업이 끝났는데도 {strategy} 호출이 반환되지 않습니다. 실행을 중지하십시오</translation>
    </message>
    <message>
        <source>Every run is kept here, to be opened again and compared.</source>
        <translation>모든 실행이 여기에 보관되어 다시 열고 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>Every run is kept in {folder} (see: {program} history).</source>
        <translation>모든 실행은 {folder}에 보관됩니다({program} history 참고).</translation>
    </message>
    <message>
        <source>Every worker needs its own memory at the same time: workers × size has to fit into the machine.</source>
        <translation>모든 작업자에게 동시에 각자의 메모리가 필요합니다. 작업자 수 × 크기가 컴퓨터의 메모리 안에 들어가야 합니다.</translation>
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
        <source>Exporting {name}</source>
        <translation>내보내는 중: {name}</translation>
    </message>
    <message>
        <source>F&amp;unction</source>
        <translation>함수(&amp;U)</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Failing jobs</source>
        <translation>실패하는 작업</translation>
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
        <source>Files that fit a pattern</source>
        <translation>패턴에 맞는 파일</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Filter the jobs</source>
        <translation>작업 걸러 내기</translation>
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
        <source>Find jobs</source>
        <translation>작업 찾기</translation>
    </message>
    <message>
        <source>Find jobs (/ or Ctrl+F)</source>
        <translation>작업 찾기 (/ 또는 Ctrl+F)</translation>
    </message>
    <message>
        <source>First job</source>
        <translation>첫 작업</translation>
    </message>
    <message>
        <source>First job after</source>
        <translation>첫 작업까지</translation>
    </message>
    <message>
        <source>Fit rows</source>
        <translation>행 맞춤</translation>
    </message>
    <message>
        <source>Flows inside one process: they wait side by side, and compute in turn while Python has its global lock.</source>
        <translation>한 프로세스 안의 실행 흐름입니다. 대기는 나란히 하지만, 전역 인터프리터 잠금(GIL)이 있는 Python에서는 계산을 번갈아 합니다.</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>폴더(&amp;D)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>For a day, the files are in {folder}; move them back, and the runs are kept again.</source>
        <translation>파일은 하루 동안 {folder}에 있습니다. 되돌려 놓으면 실행이 다시 보관됩니다.</translation>
    </message>
    <message>
        <source>For&amp;m</source>
        <comment>that a run is set by</comment>
        <translation>양식(&amp;M)</translation>
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
        <source>Four rows that begin hatched: joblib starts fresh Pythons, which takes a while before the first job runs. Run takes turns with the pool: hold the hatched part against the pool&apos;s.</source>
        <translation>빗금으로 시작하는 줄이 네 개입니다. joblib은 Python을 새로 띄우므로 첫 작업이 실행되기까지 시간이 걸립니다. 실행을 누르면 풀과 번갈아 실행되니, 빗금 친 부분을 풀의 것과 견주어 보십시오.</translation>
    </message>
    <message>
        <source>Four times in five</source>
        <translation>다섯 번에 네 번</translation>
    </message>
    <message>
        <source>From this machine to a cluster</source>
        <translation>이 컴퓨터에서 클러스터로</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>시작, 끝</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>GIL</source>
        <translation>GIL</translation>
    </message>
    <message>
        <source>Give all of them to one call.</source>
        <translation>모두 한 번의 호출에 넘기십시오.</translation>
    </message>
    <message>
        <source>Give each host no more workers than it has cores, or what else runs there another place.</source>
        <translation>호스트마다 코어 수보다 많은 작업자를 두지 않거나, 그곳에서 도는 다른 것을 다른 곳으로 옮기십시오.</translation>
    </message>
    <message>
        <source>Give each job one thread, as the workers share the cores already: OMP_NUM_THREADS=1, threadpoolctl, or joblib&apos;s inner_max_num_threads=1.</source>
        <translation>작업자들이 이미 코어를 나눠 쓰므로 작업마다 스레드를 하나만 쓰게 하십시오(OMP_NUM_THREADS=1, threadpoolctl 또는 joblib의 inner_max_num_threads=1).</translation>
    </message>
    <message>
        <source>Give each job one thread, as the workers share the cores already: the option inner_threads=1, or OMP_NUM_THREADS=1 by hand.</source>
        <translation>작업자들이 이미 코어를 나눠 쓰므로 작업마다 스레드를 하나만 쓰게 하십시오(옵션 inner_threads=1 또는 직접 실행할 때는 OMP_NUM_THREADS=1).</translation>
    </message>
    <message>
        <source>Give each job one thread, as the workers share the cores already: threadpoolctl&apos;s threadpool_limits(1) around the call; OMP_NUM_THREADS=1 holds for the whole program.</source>
        <translation>작업자가 이미 코어를 나누어 쓰므로 작업마다 스레드 하나만 쓰십시오: 호출을 threadpoolctl의 threadpool_limits(1)로 감싸십시오. OMP_NUM_THREADS=1은 프로그램 전체에 적용됩니다.</translation>
    </message>
    <message>
        <source>Give the cluster&apos;s workers more threads: a job that waits takes no core.</source>
        <translation>클러스터의 작업자에 스레드를 더 주십시오. 기다리는 작업은 코어를 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Give the workers more to do: ending them takes as long for few jobs as for many.</source>
        <translation>작업자에게 더 많은 일을 맡기십시오. 작업자를 끝내는 데는 작업이 적어도 많을 때와 똑같은 시간이 걸립니다.</translation>
    </message>
    <message>
        <source>Given up: {what}</source>
        <translation>취소함: {what}</translation>
    </message>
    <message>
        <source>Global lock</source>
        <translation>전역 인터프리터 잠금(GIL)</translation>
    </message>
    <message>
        <source>Go parallel outside alone, or inside alone: the cores are the same.</source>
        <translation>바깥에서만, 또는 안에서만 병렬로 실행하십시오. 코어는 같습니다.</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>계속됨</translation>
    </message>
    <message>
        <source>Growth per job</source>
        <translation>작업당 증가</translation>
    </message>
    <message>
        <source>Gunther</source>
        <translation>건서</translation>
    </message>
    <message>
        <source>Gunther’s universal law, {error:.1%} off: contention {serial:.1%}, coherency {coherency:.2%}, so that it is fastest with about {best:.0f} workers, at {most}, and slower with more</source>
        <translation>건서의 보편 법칙(오차 {error:.1%}): 경합 {serial:.1%}, 일관성 비용 {coherency:.2%}. 작업자 약 {best:.0f}개일 때 {most}로 가장 빠르고 더 늘리면 느려집니다</translation>
    </message>
    <message>
        <source>Gustafson</source>
        <translation>구스타프슨</translation>
    </message>
    <message>
        <source>Gustafson’s law, {error:.1%} off: each worker more adds {each:.1%} of what the first one does, and there is no end to that yet</source>
        <translation>구스타프슨의 법칙(오차 {error:.1%}): 작업자가 하나 늘 때마다 첫 작업자의 {each:.1%}만큼 더해지며 아직 한계가 보이지 않습니다</translation>
    </message>
    <message>
        <source>HOW</source>
        <translation>어떻게</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>작업 전달</translation>
    </message>
    <message>
        <source>Handing over {jobs:,} jobs took the workers {lost_s}.</source>
        <translation>작업 {jobs:,}개를 건네는 데 작업자들의 시간이 {lost_s} 들었습니다.</translation>
    </message>
    <message>
        <source>Have the function return what comes of it, such as a list, or the result of asyncio.run.</source>
        <translation>함수가 리스트나 asyncio.run의 결과처럼 계산된 값을 돌려주게 하십시오.</translation>
    </message>
    <message>
        <source>Have the initializer do less, or start fewer workers and give each more to do.</source>
        <translation>초기화 함수가 하는 일을 줄이거나, 작업자를 더 적게 시작하고 저마다 더 많은 일을 주십시오.</translation>
    </message>
    <message>
        <source>Have the jobs make what they work on, or hand them over sooner.</source>
        <translation>작업이 자기 항목을 직접 만들게 하거나, 작업을 더 일찍 넘기십시오.</translation>
    </message>
    <message>
        <source>Have the jobs make what they work on: give them numbers, or names of files.</source>
        <translation>작업이 자기 항목을 직접 만들게 하십시오. 번호나 파일 이름만 넘기면 됩니다.</translation>
    </message>
    <message>
        <source>Have the workers load what they need themselves; more of them would only wait longer.</source>
        <translation>필요한 것은 작업자가 직접 불러오게 하십시오. 작업자를 늘려도 더 오래 기다릴 뿐입니다.</translation>
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
        <source>Hide jobs running, CPU and memory</source>
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
        <source>Hosts</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>How</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>How a process begins: fork copies this one at once, spawn starts a fresh Python that imports everything anew, forkserver forks from a clean helper.</source>
        <translation>프로세스를 시작하는 방식입니다. fork는 현재 프로세스를 바로 복사하고, spawn은 새 Python을 띄워 모든 것을 다시 임포트하며, forkserver는 깨끗한 보조 프로세스에서 포크합니다.</translation>
    </message>
    <message>
        <source>How it scales</source>
        <translation>확장성</translation>
    </message>
    <message>
        <source>How large an array may be and still be copied: the workers share a larger one in a file; none copies all.</source>
        <translation>이 크기까지의 배열은 복사합니다. 더 큰 배열은 작업자들이 파일로 공유하며, none은 모두 복사합니다.</translation>
    </message>
    <message>
        <source>How long each way took</source>
        <translation>방식별 소요 시간</translation>
    </message>
    <message>
        <source>How long the job waited for a core while it could have computed, as others had all of them.</source>
        <translation>계산할 수 있었지만 다른 것이 코어를 모두 쓰고 있어 작업이 코어를 기다린 시간입니다.</translation>
    </message>
    <message>
        <source>How long the jobs take is not known; on one core, only jobs that wait can beat the plain loop by going parallel.</source>
        <translation>작업에 얼마나 걸리는지 알 수 없습니다. 코어가 하나면, 무언가를 기다리는 작업만 병렬로 실행해 일반 반복문보다 빨라질 수 있습니다.</translation>
    </message>
    <message>
        <source>How long the jobs take is not known; on this machine, going parallel pays off once the plain loop takes more than about {worth}.</source>
        <translation>작업에 얼마나 걸리는지 알 수 없습니다. 이 컴퓨터에서는 일반 반복문이 약 {worth}보다 오래 걸려야 병렬 실행이 이득입니다.</translation>
    </message>
    <message>
        <source>How many jobs are taken from the list ahead of time: fewer keep less in memory, all never lets a worker wait.</source>
        <translation>목록에서 미리 꺼내 두는 작업 수입니다. 적으면 메모리를 덜 쓰고, all은 작업자를 기다리게 하지 않습니다.</translation>
    </message>
    <message>
        <source>How many jobs took how long</source>
        <translation>소요 시간별 작업 수</translation>
    </message>
    <message>
        <source>How many jobs travel together to a worker: larger chunks cost less to send, smaller ones spread uneven jobs better.</source>
        <translation>작업자에게 한 번에 보내는 작업 수(청크 크기)입니다. 크면 전송 비용이 줄고, 작으면 길이가 고르지 않은 작업이 더 고르게 나뉩니다.</translation>
    </message>
    <message>
        <source>How many jobs travel together to a worker: with 1 each pays for its own journey, larger chunks share it.</source>
        <translation>작업자에게 한 번에 보내는 작업 수(청크 크기)입니다. 1이면 작업마다 전송 비용이 들고, 크면 그 비용을 나눕니다.</translation>
    </message>
    <message>
        <source>How many jobs travel together: auto watches how long they take and sends quick ones in growing bursts.</source>
        <translation>한 번에 보내는 작업 수입니다. auto는 걸리는 시간을 살펴 빨리 끝나는 작업을 점점 더 많이 묶어 보냅니다.</translation>
    </message>
    <message>
        <source>How many jobs travel together: each journey takes some milliseconds, which larger chunks share; what is lost with a worker is run again by the chunk.</source>
        <translation>한 번에 보내는 작업 수입니다. 한 번 보낼 때마다 몇 밀리초가 들고, 묶음이 크면 그 시간을 나누어 가집니다. 작업자와 함께 잃은 것은 묶음째 다시 실행됩니다.</translation>
    </message>
    <message>
        <source>How many jobs were running.</source>
        <translation>실행 중이던 작업의 수입니다.</translation>
    </message>
    <message>
        <source>How many processes, or threads, run the jobs at once.</source>
        <translation>작업을 동시에 실행하는 프로세스 또는 스레드의 수입니다.</translation>
    </message>
    <message>
        <source>How many threads NumPy and other libraries may compute with in each worker: 1 leaves the cores to the workers.</source>
        <translation>작업자마다 NumPy 같은 라이브러리가 계산에 쓸 수 있는 스레드 수입니다. 1이면 코어를 작업자들에게 맡깁니다.</translation>
    </message>
    <message>
        <source>How many times each way is run; its median counts.</source>
        <translation>방식마다 몇 번 실행할지입니다. 중앙값으로 비교합니다.</translation>
    </message>
    <message>
        <source>How many times the function is called.</source>
        <translation>함수를 호출하는 횟수입니다.</translation>
    </message>
    <message>
        <source>How often a job is run again whose worker died; a job that kills its worker takes so many down.</source>
        <translation>작업자가 죽었을 때 그 작업을 다시 실행하는 횟수입니다. 작업자를 죽이는 작업이라면 그만큼 여러 작업자가 죽습니다.</translation>
    </message>
    <message>
        <source>How often the job touched memory that it had to be given first; new memory costs one for each 4 KB.</source>
        <translation>작업이 아직 받지 못한 메모리를 건드려 새로 받은 횟수입니다. 새 메모리는 4 KB마다 한 번이 듭니다.</translation>
    </message>
    <message>
        <source>How the jobs are handed over: map and starmap cut them into chunks, imap and imap_unordered send them one by one and return results as they come, apply_async sends each as a call of its own.</source>
        <translation>작업을 넘기는 방법입니다. map과 starmap은 청크로 나누고, imap과 imap_unordered는 하나씩 보내며 결과를 나오는 대로 돌려주고, apply_async는 작업을 각각 별도의 호출로 보냅니다.</translation>
    </message>
    <message>
        <source>How the ways grow with their workers</source>
        <translation>작업자 수에 따른 방식별 속도</translation>
    </message>
    <message>
        <source>I&amp;nitializer</source>
        <translation>초기화 함수(&amp;N)</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Ideal</source>
        <translation>이상적 시간</translation>
    </message>
    <message>
        <source>Ideal: the plain loop’s time shared out to workers with a core each.</source>
        <translation>이상적: 일반 반복문의 시간을 코어를 하나씩 가진 작업자 수로 나눈 값입니다.</translation>
    </message>
    <message>
        <source>If left out</source>
        <translation>생략 시</translation>
    </message>
    <message>
        <source>Import slow modules only where they are needed, or fork the workers, which have them already.</source>
        <translation>느린 모듈은 필요한 곳에서만 임포트하거나, 이미 임포트한 상태로 시작하도록 작업자를 fork로 만드십시오.</translation>
    </message>
    <message>
        <source>Import slow modules only where they are needed.</source>
        <translation>느린 모듈은 필요한 곳에서만 임포트하십시오.</translation>
    </message>
    <message>
        <source>Imported for</source>
        <translation>임포트 시간</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>임포트</translation>
    </message>
    <message>
        <source>Importing modules took {import_s} in each worker ({count:,}).</source>
        <translation>작업자마다 모듈을 임포트하는 데 {import_s} 걸렸습니다(작업자 {count:,}개).</translation>
    </message>
    <message>
        <source>Importing {name} finds {other} instead of {path}; rename the file</source>
        <translation>{name} 모듈을 임포트하면 {path} 대신 {other} 파일을 찾게 됩니다. 파일 이름을 바꾸십시오</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>임포트</translation>
    </message>
    <message>
        <source>In Python: {key}.</source>
        <translation>Python에서의 이름: {key}.</translation>
    </message>
    <message>
        <source>In what the runs differ</source>
        <translation>실행 간의 차이점</translation>
    </message>
    <message>
        <source>Initializer</source>
        <translation>초기화 함수</translation>
    </message>
    <message>
        <source>Initializer&apos;s arguments</source>
        <translation>초기화 함수의 인수</translation>
    </message>
    <message>
        <source>Inner CPU</source>
        <translation>안쪽 CPU</translation>
    </message>
    <message>
        <source>Inner threads</source>
        <translation>내부 스레드</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>중단됨.</translation>
    </message>
    <message>
        <source>Interrupted; every process of the run has been ended.</source>
        <translation>중단됨. 실행의 모든 프로세스를 종료했습니다.</translation>
    </message>
    <message>
        <source>It is offered again at the next start</source>
        <translation>다음에 시작할 때 다시 물어봅니다</translation>
    </message>
    <message>
        <source>It reads ahead as fast as it can, and keeps what it has read: submit a few at a time.</source>
        <translation>가능한 한 빨리 미리 읽고 읽은 것을 모두 들고 있습니다. 한 번에 몇 개씩만 맡기십시오.</translation>
    </message>
    <message>
        <source>It runs on another computer, “{host}”, where nothing can be done to it from here.</source>
        <translation>다른 컴퓨터 “{host}”에서 실행되고 있어 여기서는 아무것도 할 수 없습니다.</translation>
    </message>
    <message>
        <source>It took {lost_s} until new workers had replaced those that were gone.</source>
        <translation>사라진 작업자의 자리를 새 작업자가 채울 때까지 {lost_s} 걸렸습니다.</translation>
    </message>
    <message>
        <source>It was interrupted, as by Ctrl-C. Press again to end all its processes.</source>
        <translation>Ctrl-C처럼 중단 신호를 보냈습니다. 다시 누르면 모든 프로세스를 강제로 종료합니다.</translation>
    </message>
    <message>
        <source>It was looked at from outside, where its calls and jobs are not seen.</source>
        <translation>밖에서 살펴본 것이므로 호출과 작업은 보이지 않습니다.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>중지되었습니다.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Item {number:,} does not pickle, so {strategy} cannot send it: {part} is the cause ({why}); leave that out, or use Threads</source>
        <translation>항목 {number:,}을(를) 피클링할 수 없어 {strategy}에서 보낼 수 없습니다. 원인: {part}({why}). 그 부분을 빼거나 스레드를 사용하십시오</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Items and results are of the first {count:,} of {jobs:,} jobs.</source>
        <translation>항목과 결과는 작업 {jobs:,}개 가운데 처음 {count:,}개의 것입니다.</translation>
    </message>
    <message>
        <source>Items are a JSON array, @FILE.json, range:START:STOP, lines:FILE, files:FOLDER, glob:PATTERN, list:NAME or generator:NAME, not {value}</source>
        <translation>항목은 JSON 배열, @FILE.json, range:START:STOP, lines:FILE, files:FOLDER, glob:PATTERN, list:NAME, generator:NAME 중 하나여야 합니다. 입력값: {value}</translation>
    </message>
    <message>
        <source>Items need a function to take them; give --function FILE.py:NAME as well</source>
        <translation>항목을 받을 함수가 필요합니다. --function FILE.py:NAME 값도 지정하십시오</translation>
    </message>
    <message>
        <source>Its arguments</source>
        <translation>초기화 인수</translation>
    </message>
    <message>
        <source>Its functions are listed without running it; then choose which, and its items.</source>
        <translation>파일을 실행하지 않고 함수 목록을 보여 줍니다. 함수와 항목을 고르십시오.</translation>
    </message>
    <message>
        <source>Its worker</source>
        <translation>담당 작업자</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON 파일 (*.json)</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Job {job:,} had computed nothing for {longest_s} when the run was ended (such jobs: {count:,}).</source>
        <translation>실행이 끝났을 때 작업 {job:,}번은 {longest_s} 동안 아무것도 계산하지 않고 있었습니다(그런 작업 {count:,}개).</translation>
    </message>
    <message>
        <source>Job {job:,} took down {workers}, one after the other, until {strategy} gave it up, as its setting allowed-failures is {allowed}; see what the job does</source>
        <translation>작업 {job:,} 때문에 {workers}이(가) 차례로 죽었고, allowed-failures 설정이 {allowed}이므로 결국 {strategy}에서 이 작업을 포기했습니다. 작업이 무엇을 하는지 살펴보십시오</translation>
    </message>
    <message>
        <source>Job {job:,} took down {workers}, one after the other, until {strategy} gave it up; see what the job does</source>
        <translation>작업 {job:,} 때문에 {workers}이(가) 차례로 죽었고, 결국 {strategy}에서 이 작업을 포기했습니다. 작업이 무엇을 하는지 살펴보십시오</translation>
    </message>
    <message>
        <source>Job {number:,}</source>
        <translation>작업 {number:,}</translation>
    </message>
    <message>
        <source>Job {number:,} gave back an object of type {kind}, of which nothing has been computed.</source>
        <translation>작업 {number:,}번이 {kind} 형식의 객체를 돌려주었고, 아직 아무것도 계산되지 않았습니다.</translation>
    </message>
    <message>
        <source>Job {number:,} raised {type}, which cannot be rebuilt (its __init__ takes fewer arguments than super().__init__ was given); by hand, pool hangs and executor and joblib raise BrokenProcessPool; give the same to both</source>
        <translation>작업 {number:,}에서 일어난 오류 {type}: 다시 만들 수 없습니다(__init__이 super().__init__에 준 것보다 적은 인수를 받음). 직접 실행하면 pool은 멈추고 executor와 joblib은 BrokenProcessPool을 일으킵니다. 둘에 같은 인수를 주십시오</translation>
    </message>
    <message>
        <source>Job {number:,} raised {type}, which cannot be rebuilt (its __init__ wants {missing}); by hand, pool hangs and executor and joblib raise BrokenProcessPool; give all of its arguments to super().__init__</source>
        <translation>작업 {number:,}에서 일어난 오류 {type}: 다시 만들 수 없습니다(__init__에 {missing} 필요). 직접 실행하면 pool은 멈추고 executor와 joblib은 BrokenProcessPool을 일으킵니다. 인수를 모두 super().__init__에 넘기십시오</translation>
    </message>
    <message>
        <source>Job {number:,}&apos;s result does not pickle: {part} is the cause ({why}); return something simpler, or use threads</source>
        <translation>작업 {number:,}의 결과를 피클링할 수 없습니다. 원인: {part}({why}). 더 단순한 값을 돌려주거나 스레드를 사용하십시오</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업 수</translation>
    </message>
    <message>
        <source>Jobs</source>
        <comment>how many</comment>
        <translation>작업 수</translation>
    </message>
    <message>
        <source>Jobs</source>
        <comment>what ran</comment>
        <translation>작업</translation>
    </message>
    <message>
        <source>Jobs failed as they started processes of their own, which the workers of a Pool may not ({count:,}).</source>
        <translation>작업이 자기 프로세스를 시작하려다 실패했습니다({count:,}개). Pool의 작업자는 프로세스를 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>Jobs per batch</source>
        <translation>배치당 작업 수</translation>
    </message>
    <message>
        <source>Jobs per chunk</source>
        <translation>청크당 작업 수</translation>
    </message>
    <message>
        <source>Jobs running</source>
        <translation>실행 중인 작업</translation>
    </message>
    <message>
        <source>Jobs running, CPU and memory</source>
        <translation>실행 중인 작업, CPU, 메모리</translation>
    </message>
    <message>
        <source>Jobs that fit</source>
        <translation>일치하는 작업</translation>
    </message>
    <message>
        <source>Jobs that have ended</source>
        <translation>끝난 작업</translation>
    </message>
    <message>
        <source>Jobs {first:,} and {second:,} of different workers gave the same result, and {pairs:,} pairs did so: their workers began with the same random state.</source>
        <translation>서로 다른 작업자의 작업 {first:,}번과 {second:,}번이 같은 결과를 냈고, 그런 쌍이 {pairs:,}개입니다. 작업자들이 같은 난수 상태에서 시작했습니다.</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>계속 진행</translation>
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
        <source>Kill</source>
        <translation>강제 종료</translation>
    </message>
    <message>
        <source>Kill these processes.</source>
        <translation>이 프로세스들을 강제로 종료합니다.</translation>
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
        <source>Last run: {name}</source>
        <translation>마지막 실행: {name}</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Least – most</source>
        <translation>최소 – 최대</translation>
    </message>
    <message>
        <source>Left out of the notebook: {what}. Workers take what the function needs.</source>
        <translation>노트북에서 제외: {what}. 작업자는 함수에 필요한 것만 가져갑니다.</translation>
    </message>
    <message>
        <source>Left out, as this terminal is narrow: {columns}</source>
        <translation>터미널이 좁아 생략한 열: {columns}</translation>
    </message>
    <message>
        <source>Lesson {number} of {count}: {title}</source>
        <translation>실습 {number}/{count}: {title}</translation>
    </message>
    <message>
        <source>Let each worker do more before it is replaced.</source>
        <translation>작업자가 교체되기 전에 더 많은 작업을 하게 하십시오.</translation>
    </message>
    <message>
        <source>Let many jobs travel together, in large chunks.</source>
        <translation>많은 작업을 큰 청크로 묶어 한꺼번에 보내십시오.</translation>
    </message>
    <message>
        <source>Let more jobs travel together: a larger chunk size.</source>
        <translation>청크 크기를 키워 더 많은 작업을 한꺼번에 보내십시오.</translation>
    </message>
    <message>
        <source>Let them go on</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Let them hold what they share for shorter; more workers would only wait longer.</source>
        <translation>함께 쓰는 것을 더 짧게 쥐게 하십시오. 작업자를 늘리면 더 오래 기다릴 뿐입니다.</translation>
    </message>
    <message>
        <source>Let workers stay for more than one job, as a pool&apos;s do.</source>
        <translation>풀처럼 작업자 하나가 작업을 여러 개 맡게 하십시오.</translation>
    </message>
    <message>
        <source>Let {chunk:,} jobs travel together (chunksize).</source>
        <translation>작업을 {chunk:,}개씩 한꺼번에 보내십시오(chunksize).</translation>
    </message>
    <message>
        <source>Let {chunk:,} jobs travel together (chunksize); the plain loop takes about {loop_s}.</source>
        <translation>작업을 {chunk:,}개씩 한꺼번에 보내십시오(chunksize). 일반 반복문은 약 {loop_s}가 걸립니다.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>{number}행</translation>
    </message>
    <message>
        <source>Lines of a file</source>
        <translation>파일의 각 줄</translation>
    </message>
    <message>
        <source>List the runs that are kept, the newest first; show one of them, export it, or delete some. An ID may be cut as long as it is clear which run it means, and the name that you have given to a run does as well.</source>
        <translation>보관된 실행을 최근 것부터 나열하거나, 그중 하나를 보여 주거나 내보내거나, 일부를 삭제합니다. ID는 어느 실행인지 분명하기만 하면 줄여 써도 되고, 실행에 직접 붙인 이름을 써도 됩니다.</translation>
    </message>
    <message>
        <source>List the runs that are kept.</source>
        <translation>보관된 실행을 나열합니다.</translation>
    </message>
    <message>
        <source>List the strategies, the workloads, the options of a strategy, or the forms that a saved run is exported in.</source>
        <translation>전략, 작업 종류, 전략의 옵션 또는 내보내기 형식을 나열합니다.</translation>
    </message>
    <message>
        <source>Load it once in each worker, by an initializer, or into a global at the first job.</source>
        <translation>초기화 함수로, 또는 첫 작업에서 전역 변수에, 작업자마다 한 번만 읽어 들이십시오.</translation>
    </message>
    <message>
        <source>Loading the function and the items; no job is called</source>
        <translation>함수와 항목을 불러옵니다. 작업은 호출하지 않습니다</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>가장 긴 작업</translation>
    </message>
    <message>
        <source>Longest jobs first</source>
        <translation>오래 걸리는 작업부터</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 찾기</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>Look at a Python program that runs already: its processes, their CPU and memory, and in which function each of their threads is, over time. Ctrl-C ends the looking, never the program.</source>
        <translation>이미 실행 중인 Python 프로그램을 살펴봅니다. 프로세스와 그 CPU와 메모리, 각 스레드가 시간에 따라 어느 함수에 있는지 보여 줍니다. Ctrl-C는 살펴보기만 끝내고 프로그램은 끝내지 않습니다.</translation>
    </message>
    <message>
        <source>Looked at for</source>
        <translation>살펴본 시간</translation>
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
        <source>Machine</source>
        <translation>컴퓨터</translation>
    </message>
    <message>
        <source>Made by Parallelogram {version}</source>
        <translation>Parallelogram {version}에서 만듦</translation>
    </message>
    <message>
        <source>Main process alone</source>
        <translation>주 프로세스 단독</translation>
    </message>
    <message>
        <source>Make what it needs once in each worker: in a global of the file, or by an initializer.</source>
        <translation>필요한 것은 파일의 전역 변수나 초기화 함수(initializer)로 작업자마다 한 번만 만드십시오.</translation>
    </message>
    <message>
        <source>Making the items took {items_s} in the main process, before the jobs, which took {elapsed_s}: no worker shortens that.</source>
        <translation>작업을 시작하기 전에 주 프로세스에서 항목을 만드는 데 {items_s} 걸렸습니다(작업은 {elapsed_s}). 작업자를 늘려도 줄지 않습니다.</translation>
    </message>
    <message>
        <source>Making the items took {items_s} in the main process, one by one as they were taken, and the workers waited {lost_s} for them.</source>
        <translation>주 프로세스에서 항목을 꺼내 갈 때마다 하나씩 만드는 데 {items_s} 걸렸고, 작업자들은 항목을 {lost_s} 기다렸습니다.</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>마크다운 (*.md)</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Measuring what this machine takes to start workers, which is done once</source>
        <translation>이 컴퓨터가 작업자를 시작하는 데 드는 시간을 재는 중 (한 번만 합니다)</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Mend that first.</source>
        <translation>먼저 그것을 고치십시오.</translation>
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
        <source>More than {most:,} jobs fit the rest; narrow them down, by worker 3 or &gt;20ms, to search their items</source>
        <translation>나머지 조건에 맞는 작업이 {most:,}개를 넘습니다. 항목을 찾으려면 worker 3이나 &gt;20ms로 범위를 좁히십시오</translation>
    </message>
    <message>
        <source>More workers computed than there are cores: {at_work:,} on {cores:,}.</source>
        <translation>계산한 작업자가 코어보다 많습니다(작업자 {at_work:,}, 코어 {cores:,}).</translation>
    </message>
    <message>
        <source>More workers than cores pay off only where jobs wait.</source>
        <translation>코어보다 많은 작업자는 작업이 무언가를 기다릴 때만 이롭습니다.</translation>
    </message>
    <message>
        <source>Much memory</source>
        <translation>많은 메모리</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>실행의 이름</translation>
    </message>
    <message>
        <source>Newest lines</source>
        <translation>최신 줄</translation>
    </message>
    <message>
        <source>Next job that fits</source>
        <translation>다음 일치 작업</translation>
    </message>
    <message>
        <source>Next job that fits (Enter, F3 or ↓)</source>
        <translation>다음 일치 작업 (Enter, F3 또는 ↓)</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>다음 실습</translation>
    </message>
    <message>
        <source>No Ray cluster answers at {address}; start one, or fix option {key}</source>
        <translation>{address}에서 응답하는 Ray 클러스터가 없습니다. 클러스터를 시작하거나 옵션 {key}의 값을 고치십시오</translation>
    </message>
    <message>
        <source>No answer from {where}, where a job may let nothing else run; wait until it is done, or end that worker</source>
        <translation>{where}에서 응답이 없습니다. 그곳의 작업이 다른 것을 전혀 실행하지 못하게 막고 있을 수 있습니다. 작업이 끝날 때까지 기다리거나 해당 워커를 종료하십시오</translation>
    </message>
    <message>
        <source>No answer yet from {where}, where a job may let nothing else run; the run begins once there is one</source>
        <translation>{where}에서 아직 응답이 없습니다. 그곳의 작업이 다른 것을 전혀 실행하지 못하게 막고 있을 수 있습니다. 응답이 오면 실행이 시작됩니다</translation>
    </message>
    <message>
        <source>No cause is known for {unknown_share} of the workers&apos; time.</source>
        <translation>작업자들의 시간 가운데 {unknown_share}는 원인이 알려져 있지 않습니다.</translation>
    </message>
    <message>
        <source>No font here has the letters of {language}, so all is in English; install one, such as the package fonts-noto-cjk, and start again</source>
        <translation>여기에는 {language} 글자가 있는 글꼴이 없어 모두 영어로 표시합니다. fonts-noto-cjk 같은 글꼴을 설치한 뒤 다시 시작하십시오</translation>
    </message>
    <message>
        <source>No function of its own was seen at work yet.</source>
        <translation>이 프로그램의 함수가 실행되는 모습은 아직 보이지 않았습니다.</translation>
    </message>
    <message>
        <source>No job fits.</source>
        <translation>일치하는 작업이 없습니다.</translation>
    </message>
    <message>
        <source>No job has begun, so there is nothing to tell of the time.</source>
        <translation>시작한 작업이 없어 시간에 대해 말할 것이 없습니다.</translation>
    </message>
    <message>
        <source>No job has ended yet.</source>
        <translation>아직 끝난 작업이 없습니다.</translation>
    </message>
    <message>
        <source>No job was run.</source>
        <translation>실행된 작업이 없습니다.</translation>
    </message>
    <message>
        <source>No process has the PID {pid}; give one that runs</source>
        <translation>PID가 {pid}인 프로세스가 없습니다. 실행 중인 것을 지정하십시오</translation>
    </message>
    <message>
        <source>No room</source>
        <translation>공간 부족</translation>
    </message>
    <message>
        <source>No run came to its end, so all of this is foretold alone; run it by one of the ways to see why.</source>
        <translation>끝까지 간 실행이 없어 모두 예측일 뿐입니다. 까닭은 그 방법 가운데 하나로 실행해 보면 알 수 있습니다.</translation>
    </message>
    <message>
        <source>No run has all these words.</source>
        <translation>이 단어를 모두 포함하는 실행이 없습니다.</translation>
    </message>
    <message>
        <source>No run matches all of these words.</source>
        <translation>이 단어가 모두 들어 있는 실행이 없습니다.</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>아직 실행 없음</translation>
    </message>
    <message>
        <source>No scheduler answers at {address}; start one, or fix option {key}</source>
        <translation>{address}에서 응답하는 스케줄러가 없습니다. 스케줄러를 시작하거나 옵션 {key} 값을 고치십시오</translation>
    </message>
    <message>
        <source>No script can import {path}, which is a notebook; save its function in a .py file</source>
        <translation>{path}은(는) 노트북이라 스크립트에서 가져올 수 없습니다. 함수를 .py 파일에 저장하십시오</translation>
    </message>
    <message>
        <source>No way has given a result that can be compared</source>
        <translation>비교할 수 있는 결과를 낸 방식이 없습니다</translation>
    </message>
    <message>
        <source>No way was run to its end, as that takes longer than what the budget has left; give --budget more seconds.</source>
        <translation>남은 시간보다 오래 걸려서 어떤 방법도 끝까지 실행하지 않았습니다. --budget에 더 긴 시간을 주십시오.</translation>
    </message>
    <message>
        <source>None of your Python programs runs at the moment.</source>
        <translation>지금 실행 중인 본인의 Python 프로그램이 없습니다.</translation>
    </message>
    <message>
        <source>Not all have as many workers: {each}</source>
        <translation>작업자 수가 서로 다릅니다: {each}</translation>
    </message>
    <message>
        <source>Not everything was seen.</source>
        <translation>모든 것이 관찰되지는 않았습니다.</translation>
    </message>
    <message>
        <source>Not heard of for</source>
        <translation>소식이 없는 시간</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>보관 안 됨</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>기록 안 됨</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>보이지 않음</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Note on the run</source>
        <translation>실행에 대한 메모</translation>
    </message>
    <message>
        <source>Nothing goes on: every job has ended, and the call has not returned</source>
        <translation>아무것도 진행되지 않습니다. 모든 작업이 끝났지만 호출이 돌아오지 않았습니다</translation>
    </message>
    <message>
        <source>Nothing is kept yet: every run of the window or of the terminal will be listed here.</source>
        <translation>아직 보관된 것이 없습니다. 창이나 터미널에서 실행하면 모두 여기에 나열됩니다.</translation>
    </message>
    <message>
        <source>Nothing of this run can be predicted: not all of its jobs came to their ends.</source>
        <translation>이 실행에서는 예측할 수 있는 것이 없습니다. 끝나지 않은 작업이 있기 때문입니다.</translation>
    </message>
    <message>
        <source>Nothing runs in parallel yet.</source>
        <translation>아직 병렬로 실행되는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>선택한 항목 없음</translation>
    </message>
    <message>
        <source>Nothing to fix: of {elapsed_s}, {beside_s} went into calling the jobs and recording them.</source>
        <translation>고칠 것이 없습니다. {elapsed_s} 가운데 {beside_s} 동안은 작업을 호출하고 기록했습니다.</translation>
    </message>
    <message>
        <source>Nothing to fix: one worker was busy all the time.</source>
        <translation>고칠 것이 없습니다. 작업자 하나가 내내 일했습니다.</translation>
    </message>
    <message>
        <source>Nothing to fix: {gained} × of at most {most:,} ×.</source>
        <translation>고칠 것이 없습니다. 최대 {most:,}배 가운데 {gained}배입니다.</translation>
    </message>
    <message>
        <source>Nothing to fix: {gained} ×. Workers alone give {most:,} × at most, so the plain loop was slowed by something else.</source>
        <translation>고칠 것이 없습니다. {gained}배인데, 작업자만으로는 최대 {most:,}배이므로 일반 반복문이 다른 이유로 느려진 것입니다.</translation>
    </message>
    <message>
        <source>Nothing was called, so this rests on no measurement of these jobs.</source>
        <translation>아무것도 호출하지 않았으므로, 이 작업들을 잰 결과가 아닙니다.</translation>
    </message>
    <message>
        <source>Nothing was called: this rests on what the jobs took in the last run of them that was kept.</source>
        <translation>아무것도 호출하지 않았습니다. 보관된 마지막 실행에서 작업에 걸린 시간을 따른 것입니다.</translation>
    </message>
    <message>
        <source>Numbers from 0</source>
        <translation>0부터의 번호</translation>
    </message>
    <message>
        <source>Of the {all_s} that the jobs computed, {inner_s} were in threads or processes of their own.</source>
        <translation>작업들이 계산한 {all_s} 가운데 {inner_s} 동안은 작업이 스스로 띄운 스레드나 프로세스가 계산했습니다.</translation>
    </message>
    <message>
        <source>Of the {all_s} that the jobs computed, {inner_s} were in threads or processes of their own; a worker had {threads:,} threads.</source>
        <translation>작업들이 계산한 {all_s} 가운데 {inner_s} 동안은 작업이 스스로 띄운 스레드나 프로세스가 계산했습니다. 한 작업자의 스레드는 {threads:,}개였습니다.</translation>
    </message>
    <message>
        <source>Of {all_s}, the program spent {serial_s} outside of its parallel parts, which no worker shortens.</source>
        <translation>프로그램은 {all_s} 가운데 {serial_s} 동안 병렬 부분 밖에 있었고, 이 시간은 작업자를 늘려도 줄지 않습니다.</translation>
    </message>
    <message>
        <source>On Windows {strategy} can have at most {most:,} workers, not {workers}; choose fewer, or Process per job</source>
        <translation>Windows에서 {strategy}의 작업자는 최대 {most:,}개입니다(입력한 값: {workers}). 수를 줄이거나 “작업마다 프로세스”를 선택하십시오</translation>
    </message>
    <message>
        <source>On a core</source>
        <translation>코어 사용</translation>
    </message>
    <message>
        <source>On a quiet machine expect about {quiet_s}.</source>
        <translation>다른 프로그램이 없는 컴퓨터라면 약 {quiet_s}로 예상됩니다.</translation>
    </message>
    <message>
        <source>On a quiet machine expect {least_s} to {quiet_s}.</source>
        <translation>다른 프로그램이 없는 컴퓨터라면 {least_s}에서 {quiet_s} 사이로 예상됩니다.</translation>
    </message>
    <message>
        <source>On somebody else&apos;s cluster no single job can be ended from here; leave out the time limit per job</source>
        <translation>다른 사람이 띄운 클러스터에서는 작업 하나만 여기서 끝낼 수 없습니다. 작업당 제한 시간을 빼십시오</translation>
    </message>
    <message>
        <source>On {cores} cores</source>
        <translation>코어 {cores}개에서</translation>
    </message>
    <message>
        <source>Once the run is over, this predicts how long it would take in other ways.</source>
        <translation>실행이 끝나면, 달리했을 때 얼마나 걸렸을지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Once the run is over, this shows where the workers’ time went.</source>
        <translation>실행이 끝나면 작업자들의 시간이 어디에 쓰였는지 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>One PID, four threads: the bars lie side by side, and still it takes as long as the plain loop, because the global interpreter lock lets one thread compute at a time.</source>
        <translation>PID는 하나, 스레드는 네 개입니다. 막대가 나란히 놓이지만 일반 반복문만큼 오래 걸립니다. 전역 인터프리터 잠금(GIL) 때문에 한 번에 한 스레드만 계산할 수 있기 때문입니다.</translation>
    </message>
    <message>
        <source>One chunk of {size:,} held the {count:,} longest jobs, {first:,} to {last:,}: worker {worker:,} had them all, and the others idled {lost_s}.</source>
        <translation>가장 긴 작업 {count:,}개({first:,}~{last:,})가 크기 {size:,}인 청크 하나에 있었습니다. 작업자 {worker:,}이(가) 모두 맡았고, 나머지는 {lost_s} 동안 쉬었습니다.</translation>
    </message>
    <message>
        <source>One chunk of {size:,} held the {count:,} longest jobs: worker {worker:,} had them all, and the others idled {lost_s}.</source>
        <translation>가장 긴 작업 {count:,}개가 크기 {size:,}인 청크 하나에 있었습니다. 작업자 {worker:,}이(가) 모두 맡았고, 나머지는 {lost_s} 동안 쉬었습니다.</translation>
    </message>
    <message>
        <source>One job after the other in one process: what every other way is measured against.</source>
        <translation>한 프로세스에서 작업을 하나씩 차례로 처리합니다. 다른 모든 방식의 비교 기준입니다.</translation>
    </message>
    <message>
        <source>One job in twenty took longer than this, the 95th percentile.</source>
        <translation>스무 작업 가운데 하나는 이보다 오래 걸렸습니다(95번째 백분위수).</translation>
    </message>
    <message>
        <source>One job kills its process: some strategies lose only that job, some lose all, and a pool waits forever.</source>
        <translation>한 작업이 자기 프로세스를 죽입니다. 어떤 전략은 그 작업만, 어떤 전략은 모든 작업을 잃으며, 풀은 끝없이 기다립니다.</translation>
    </message>
    <message>
        <source>One of the jobs that were tried failed ({why}).</source>
        <translation>시험한 작업 가운데 하나가 실패했습니다({why}).</translation>
    </message>
    <message>
        <source>One worker was busy all the time, and {cores:,} cores can be used: take as many workers.</source>
        <translation>작업자 하나가 내내 바빴고, 쓸 수 있는 코어는 {cores:,}개입니다. 작업자를 그만큼 쓰십시오.</translation>
    </message>
    <message>
        <source>Only a function of your own takes the parts of an item; give --function FILE.py:NAME as well</source>
        <translation>항목을 나누어 받는 것은 직접 만든 함수뿐입니다. --function FILE.py:NAME도 함께 지정하십시오</translation>
    </message>
    <message>
        <source>Only errors</source>
        <translation>오류만</translation>
    </message>
    <message>
        <source>Only jobs that are: {state}</source>
        <translation>다음 상태의 작업만: {state}</translation>
    </message>
    <message>
        <source>Only lines with it</source>
        <translation>찾은 줄만</translation>
    </message>
    <message>
        <source>Only {calls} of {jobs} jobs were tried: one of the others may take {times} times as long.</source>
        <translation>작업 {jobs}개 가운데 {calls}개를 시험했습니다. 나머지 가운데 {times}배 오래 걸리는 작업이 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open &amp;function …</source>
        <translation>함수 열기(&amp;F) …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 실행 열기(&amp;R)</translation>
    </message>
    <message>
        <source>Open e&amp;xample</source>
        <translation>예제 열기(&amp;X)</translation>
    </message>
    <message>
        <source>Open it in the job, or once in each worker, by an initializer.</source>
        <translation>작업 안에서 열거나, 초기화 함수로 작업자마다 한 번씩 여십시오.</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>실행 열기</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>여는 중: {name}</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Option {key} cannot be {value}; it takes {takes}</source>
        <translation>옵션 {key}에 {value} 값은 쓸 수 없습니다. 가능한 값: {takes}</translation>
    </message>
    <message>
        <source>Option {key} means nothing without {needs}; leave it out, or set that</source>
        <translation>옵션 {key}: {needs} 없이는 의미가 없습니다. 빼거나 그것도 지정하십시오</translation>
    </message>
    <message>
        <source>Option {key} needs Python {version}; leave it out, or choose another Python</source>
        <translation>옵션 {key}에는 Python {version}이(가) 필요합니다. 옵션을 빼거나 다른 Python을 선택하십시오</translation>
    </message>
    <message>
        <source>Options are pairs of a key and a value, not {value}</source>
        <translation>옵션은 키와 값의 쌍이어야 합니다(입력한 값: {value})</translation>
    </message>
    <message>
        <source>Options of {strategy}</source>
        <translation>{strategy} 옵션</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>다른 프로그램</translation>
    </message>
    <message>
        <source>Other programs had the cores for {lost_share} of the workers&apos; time.</source>
        <translation>작업자들의 시간 가운데 {lost_share} 동안 다른 프로그램이 코어를 차지했습니다.</translation>
    </message>
    <message>
        <source>Other programs had the cores for {lost_share} of the workers&apos; time: {others} of {cores:,} were theirs.</source>
        <translation>작업자들의 시간 가운데 {lost_share} 동안 다른 프로그램이 코어를 차지했습니다(코어 {cores:,}개 중 {others}개).</translation>
    </message>
    <message>
        <source>Other programs used {others} of the machine meanwhile; without them, the answer may be another.</source>
        <translation>그동안 다른 프로그램이 컴퓨터의 {others}를 썼으므로, 그렇지 않을 때는 다를 수 있습니다.</translation>
    </message>
    <message>
        <source>Other programs were at work during {busy:,} of {runs:,} runs, and had {cores} at most: without them, the order may be another</source>
        <translation>실행 {runs:,}개 중 {busy:,}개 동안 다른 프로그램이 동작했습니다(최대 {cores}). 다른 프로그램이 없으면 순위가 달라질 수 있습니다</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>기타…</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>실행 결과</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Own CPU share</source>
        <translation>자체 CPU 점유</translation>
    </message>
    <message>
        <source>P&amp;ython script …</source>
        <translation>Python 스크립트(&amp;Y) …</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>PID {pid} ({name}) is no Python that py-spy can read; choose a Python process</source>
        <translation>PID {pid}({name}): py-spy로 읽을 수 있는 Python이 아닙니다. Python 프로세스를 고르십시오</translation>
    </message>
    <message>
        <source>PID {pid} has ended already</source>
        <translation>PID {pid}: 이미 종료되었습니다</translation>
    </message>
    <message>
        <source>PID {pid} is a process of {user}; choose one of your own</source>
        <translation>PID {pid}: 다른 사용자({user})의 프로세스입니다. 본인의 것을 고르십시오</translation>
    </message>
    <message>
        <source>PID {pid} is looked at; Ctrl-C ends the looking, not the program.</source>
        <translation>PID {pid} 프로세스를 살펴봅니다. Ctrl-C는 살펴보기만 끝내고 프로그램은 끝내지 않습니다.</translation>
    </message>
    <message>
        <source>PID {pid}, thread {thread}</source>
        <translation>PID {pid}, 스레드 {thread}</translation>
    </message>
    <message>
        <source>PID {pid}: {command}</source>
        <translation>PID {pid}: {command}</translation>
    </message>
    <message>
        <source>PIDs</source>
        <translation>PID 수</translation>
    </message>
    <message>
        <source>Page faults</source>
        <translation>페이지 폴트</translation>
    </message>
    <message>
        <source>Parallelogram</source>
        <translation>Parallelogram</translation>
    </message>
    <message>
        <source>Parallelogram needs Python {oldest} or newer, and this is {version}</source>
        <translation>Parallelogram에는 Python {oldest} 이상이 필요한데, 이 Python은 {version}입니다</translation>
    </message>
    <message>
        <source>Parts as arguments</source>
        <translation>항목을 인수로 나누기</translation>
    </message>
    <message>
        <source>Parts of an item are its arguments</source>
        <translation>항목을 나누어 인수로 전달</translation>
    </message>
    <message>
        <source>Parts of an item are the function&apos;s arguments</source>
        <translation>항목을 나누어 함수의 인수로 전달</translation>
    </message>
    <message>
        <source>Pause its process until you let it go on, and see who waits for it.</source>
        <translation>계속하라고 할 때까지 프로세스를 멈추어 두고, 누가 그것을 기다리는지 봅니다.</translation>
    </message>
    <message>
        <source>Per job</source>
        <translation>작업당</translation>
    </message>
    <message>
        <source>Perfetto traces (*.json)</source>
        <translation>Perfetto 추적 (*.json)</translation>
    </message>
    <message>
        <source>Pickling and sending took the workers {lost_s}: {argument_bytes} were sent.</source>
        <translation>피클링하고 보내는 데 작업자들의 시간이 {lost_s} 들었습니다. 보낸 양은 {argument_bytes}입니다.</translation>
    </message>
    <message>
        <source>Pickling and sending took the workers {lost_s}: {result_bytes} came back.</source>
        <translation>피클링하고 보내는 데 작업자들의 시간이 {lost_s} 들었습니다. 돌아온 양은 {result_bytes}입니다.</translation>
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
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
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
        <source>Place</source>
        <comment>in the source</comment>
        <translation>위치</translation>
    </message>
    <message>
        <source>Plain loop</source>
        <translation>일반 반복문</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>풀</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Predicted: by threads in place of processes, {call} would take about {after}, not {before}.</source>
        <translation>예측: 프로세스 대신 스레드를 쓰면 {call} 호출은 {before} 대신 약 {after} 걸립니다.</translation>
    </message>
    <message>
        <source>Predicted: in chunks of {value}, {call} would take about {after}, not {before}.</source>
        <translation>예측: 청크 크기가 {value}이면 {call} 호출은 {before} 대신 약 {after} 걸립니다.</translation>
    </message>
    <message>
        <source>Predicted: with the longest jobs first, {call} would take about {after}, not {before}.</source>
        <translation>예측: 가장 오래 걸리는 작업부터 하면 {call} 호출은 {before} 대신 약 {after} 걸립니다.</translation>
    </message>
    <message>
        <source>Predicted: with {workers}, {call} would take about {after}, not {before}, unless its jobs wait for each other.</source>
        <translation>예측: 작업들이 서로를 기다리는 것이 아니라면, {workers}이면 {call} 호출은 {before} 대신 약 {after} 걸립니다.</translation>
    </message>
    <message>
        <source>Predicted: with {workers}, {call} would take about {after}, not {before}.</source>
        <translation>예측: {workers}이면 {call} 호출은 {before} 대신 약 {after} 걸립니다.</translation>
    </message>
    <message>
        <source>Predicted: {after}, where it took {before} ({speedup}).</source>
        <translation>예측: {after} (실제로는 {before} 걸렸습니다, {speedup}).</translation>
    </message>
    <message>
        <source>Press Run.
Each row will be a process, and each bar a job that it ran.</source>
        <translation>실행을 누르십시오.
각 줄은 프로세스이고, 각 막대는 그 프로세스가 실행한 작업입니다.</translation>
    </message>
    <message>
        <source>Previous job that fits</source>
        <translation>이전 일치 작업</translation>
    </message>
    <message>
        <source>Previous job that fits (Shift+Enter, Shift+F3 or ↑)</source>
        <translation>이전 일치 작업 (Shift+Enter, Shift+F3 또는 ↑)</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>프로세스</translation>
    </message>
    <message>
        <source>Process executor</source>
        <translation>프로세스 실행자</translation>
    </message>
    <message>
        <source>Process per job</source>
        <translation>작업마다 프로세스</translation>
    </message>
    <message>
        <source>Process, Pool and joblib against the plain loop: one press</source>
        <translation>Process, Pool, joblib과 일반 반복문 비교를 한&#xa0;번에</translation>
    </message>
    <message>
        <source>ProcessPoolExecutor of concurrent.futures: a pool that notices when a worker dies.</source>
        <translation>concurrent.futures의 ProcessPoolExecutor로, 작업자가 죽으면 알아차리는 풀입니다.</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>프로세스</translation>
    </message>
    <message>
        <source>Processes are left behind: {pids}</source>
        <translation>남아 있는 프로세스가 있습니다: {pids}</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>프로세서</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Pure computing, all jobs of equal length: as many processes as cores are fastest.</source>
        <translation>길이가 같은 순수 계산입니다. 프로세스 수가 코어 수와 같을 때 가장 빠릅니다.</translation>
    </message>
    <message>
        <source>Put the number of its process on the clipboard.</source>
        <translation>프로세스 번호를 클립보드에 복사합니다.</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python 파일 (*.py)</translation>
    </message>
    <message>
        <source>Python cannot find the module {name}; choose one that it has</source>
        <translation>Python이 찾을 수 없는 모듈입니다: {name}. 있는 모듈을 고르십시오</translation>
    </message>
    <message>
        <source>Python chosen</source>
        <translation>선택한 Python</translation>
    </message>
    <message>
        <source>Python could not be started for the run ({why}); {remedy}</source>
        <translation>실행에 쓸 Python을 시작할 수 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>Python files (*.py *.ipynb)</source>
        <translation>Python 파일 (*.py *.ipynb)</translation>
    </message>
    <message>
        <source>Python processes</source>
        <translation>Python 프로세스</translation>
    </message>
    <message>
        <source>Qt cannot be loaded here ({why}), so no window can be opened.</source>
        <translation>여기에서는 Qt를 불러올 수 없어({why}) 창을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>Qt cannot start its platform {platform} here (QT_QPA_PLATFORM), so no window can be opened.</source>
        <translation>여기에서는 Qt 플랫폼 {platform} 시작에 실패하여(QT_QPA_PLATFORM) 창을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>Qt needs {library}, which this system does not have, so no window can be opened.</source>
        <translation>Qt에 필요한 라이브러리 {library} 없이는 창을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>실행 구간</translation>
    </message>
    <message>
        <source>Ray cluster</source>
        <translation>Ray 클러스터</translation>
    </message>
    <message>
        <source>Ray&apos;s cluster of processes, which takes seconds to start and runs a job again whose worker dies.</source>
        <translation>Ray의 프로세스 클러스터로, 시작하는 데 몇 초가 걸리고 작업자가 죽으면 그 작업을 다시 실행합니다.</translation>
    </message>
    <message>
        <source>Re&amp;peats</source>
        <translation>반복(&amp;P)</translation>
    </message>
    <message>
        <source>Read its stack from outside: which line it is at.</source>
        <translation>바깥에서 스택을 읽어 몇 행에 있는지 보여 줍니다.</translation>
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
        <source>Repeats</source>
        <translation>반복</translation>
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
        <source>Results not kept</source>
        <translation>보관 안 된 결과</translation>
    </message>
    <message>
        <source>Retries per job</source>
        <translation>작업당 재시도 횟수</translation>
    </message>
    <message>
        <source>Return less from each job.</source>
        <translation>작업마다 돌려주는 것을 줄이십시오.</translation>
    </message>
    <message>
        <source>Return less: a sum, or the name of a file that the job has written.</source>
        <translation>합계나 작업이 쓴 파일의 이름처럼 더 작은 것을 돌려주십시오.</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>반환</translation>
    </message>
    <message>
        <source>Round {number} of {rounds:,}: {way}, {done}</source>
        <translation>{rounds:,}회 중 {number}회차: {way}, {done}</translation>
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
        <source>Run a script as Python would, and show which process handled each job of its parallel parts. Its output and its exit status are its own.</source>
        <translation>Python이 하는 그대로 스크립트를 실행하고, 병렬 부분의 각 작업을 어느 프로세스가 처리했는지 보여 줍니다. 출력과 종료 상태는 스크립트의 것 그대로입니다.</translation>
    </message>
    <message>
        <source>Run a small load by every strategy with every start method and backend, and tell whether all is right.</source>
        <translation>모든 전략을 모든 시작 방식과 백엔드로 작은 부하에 실행하고, 모두 올바른지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>다시 실행</translation>
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
        <source>Run it unchanged, and see every worker live</source>
        <translation>고치지 않고 실행해 모든 작업자를 실시간으로 봅니다</translation>
    </message>
    <message>
        <source>Run the jobs by one strategy and show which process handled each.</source>
        <translation>작업을 한 가지 전략으로 실행하고, 각 작업을 어느 프로세스가 처리했는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Run the same jobs by several strategies and by the plain loop, and rank them by elapsed time.</source>
        <translation>같은 작업을 여러 전략과 일반 반복문으로 실행하고 소요 시간으로 순위를 매깁니다.</translation>
    </message>
    <message>
        <source>Run the same jobs with every combination of some numbers of workers, strategies and options, in turns, and show how they scale.</source>
        <translation>같은 작업을 작업자 수, 전략, 옵션의 모든 조합으로 번갈아 실행하고 어떻게 확장되는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Run what is shown here once more, as it was</source>
        <translation>지금 보이는 실행을 같은 설정으로 한 번 더 실행합니다</translation>
    </message>
    <message>
        <source>Run with several chunk sizes</source>
        <translation>여러 청크 크기로 실행</translation>
    </message>
    <message>
        <source>Run {n} ways and compare</source>
        <translation>{n}가지 방식 실행 후 비교</translation>
    </message>
    <message>
        <source>Running the tutorial&apos;s comparison in the terminal instead.</source>
        <translation>대신 튜토리얼의 비교를 터미널에서 실행합니다.</translation>
    </message>
    <message>
        <source>Running {way}</source>
        <translation>{way} 실행 중</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Runs (*{suffix})</source>
        <translation>실행 (*{suffix})</translation>
    </message>
    <message>
        <source>Runs a function in parallel by the way you pick, and shows live which process handled each job and how long the whole run took.</source>
        <translation>함수를 선택한 방식으로 병렬 실행하고, 각 작업을 어느 프로세스가 처리했는지와 전체 실행에 걸린 시간을 실시간으로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Runs a function in parallel by the way you pick, and shows which process handled each job.</source>
        <translation>함수를 선택한 방식으로 병렬 실행하고, 각 작업을 어느 프로세스가 처리했는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Runs each way that hands jobs over in chunks with chunks of several sizes, and shows which is fastest.</source>
        <translation>작업을 청크로 넘기는 방법마다 여러 청크 크기로 실행하고 어느 것이 가장 빠른지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Runs each way with 1, 2, 4 and so on up to this many workers, and shows how it scales.</source>
        <translation>방식마다 작업자 1, 2, 4개 등 이 수까지 실행하고 어떻게 확장되는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Runs that are kept</source>
        <translation>보관된 실행</translation>
    </message>
    <message>
        <source>Runs that are over</source>
        <translation>끝난 실행</translation>
    </message>
    <message>
        <source>Runs the same jobs in a plain loop afterwards, and shows how many times as fast this was.</source>
        <translation>같은 작업을 나중에 일반 반복문으로도 실행하여 몇 배 빨랐는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Save a picture or the figures of this run</source>
        <translation>이 실행의 그림이나 수치를 저장합니다</translation>
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
        <translation>항목을 어디에서 가져올지 지정하십시오. 선택하거나 경로를 입력하면 됩니다</translation>
    </message>
    <message>
        <source>Say where the workers&apos; time in a saved run went, why, and what to do about it.</source>
        <translation>저장된 실행에서 모든 작업자의 시간이 어디에 왜 쓰였고 어떻게 하면 되는지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Say which numbers the items are, such as 0:100</source>
        <translation>항목이 될 수의 범위를 0:100처럼 적으십시오</translation>
    </message>
    <message>
        <source>Say which script to watch: watch SCRIPT.py, watch -m MODULE, or watch -- COMMAND</source>
        <translation>관찰할 스크립트를 지정하십시오: watch SCRIPT.py, watch -m MODULE 또는 watch -- COMMAND</translation>
    </message>
    <message>
        <source>Say whose options: list options STRATEGY, one of {known}</source>
        <translation>어느 전략의 옵션인지 지정하십시오. 형식은 list options STRATEGY이며 가능한 전략은 다음과 같습니다: {known}</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>스케줄러</translation>
    </message>
    <message>
        <source>Scri&amp;pt</source>
        <translation>스크립트(&amp;P)</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>스크립트</translation>
    </message>
    <message>
        <source>Scroll the workers</source>
        <translation>작업자 스크롤</translation>
    </message>
    <message>
        <source>Search jobs</source>
        <translation>작업 검색</translation>
    </message>
    <message>
        <source>Search the output</source>
        <translation>출력에서 찾기</translation>
    </message>
    <message>
        <source>See how these ended, in the list of workers.</source>
        <translation>그 작업자들이 어떻게 끝났는지 작업자 목록에서 확인하십시오.</translation>
    </message>
    <message>
        <source>See the tutorial’s four ways</source>
        <translation>튜토리얼의 네 가지 방법 보기</translation>
    </message>
    <message>
        <source>See what it waits for in its stack.</source>
        <translation>스택에서 무엇을 기다리는지 보십시오.</translation>
    </message>
    <message>
        <source>See what it waits for in its stack; a lock that another thread held as the worker was forked stays locked there: spawn the workers.</source>
        <translation>스택에서 무엇을 기다리는지 보십시오. 작업자가 포크될 때 다른 스레드가 쥐고 있던 잠금은 그 안에서 풀리지 않습니다. 작업자를 spawn으로 시작하십시오.</translation>
    </message>
    <message>
        <source>See what the function keeps from one job to the next.</source>
        <translation>함수가 한 작업에서 다음 작업까지 무엇을 갖고 있는지 보십시오.</translation>
    </message>
    <message>
        <source>See what the function keeps; a worker that is replaced after some jobs gives it back.</source>
        <translation>함수가 무엇을 갖고 있는지 보십시오. 작업자를 몇 작업마다 교체하면 메모리가 돌아옵니다.</translation>
    </message>
    <message>
        <source>See what the function keeps; joblib replaces workers that have grown too large, with a warning.</source>
        <translation>함수가 무엇을 갖고 있는지 보십시오. joblib은 너무 커진 작업자를 경고와 함께 교체합니다.</translation>
    </message>
    <message>
        <source>See what the jobs were doing, and how their workers ended, in the list of jobs.</source>
        <translation>작업이 무엇을 하고 있었고 작업자가 어떻게 끝났는지 작업 목록에서 보십시오.</translation>
    </message>
    <message>
        <source>See what they wait for: whoever takes what they give, or gives what they take, may be slow.</source>
        <translation>무엇을 기다리는지 살펴보십시오. 결과를 받아 가는 쪽이나 입력을 주는 쪽이 느릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Seed in the job, by its number, such as numpy.random.default_rng(SeedSequence(2024).spawn(n)[number]).</source>
        <translation>작업 안에서 작업 번호로 난수를 초기화하십시오. 예: numpy.random.default_rng(SeedSequence(2024).spawn(n)[number])</translation>
    </message>
    <message>
        <source>Seen there</source>
        <translation>머문 시간</translation>
    </message>
    <message>
        <source>Seen to be gone</source>
        <translation>사라진 것을 확인한 시각</translation>
    </message>
    <message>
        <source>Select jobs</source>
        <translation>작업 선택</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>선택 항목</translation>
    </message>
    <message>
        <source>Send less: indices, or names of files; joblib shares large arrays instead of copying them.</source>
        <translation>번호나 파일 이름처럼 더 작은 것을 보내십시오. joblib은 큰 배열을 복사하지 않고 공유합니다.</translation>
    </message>
    <message>
        <source>Sending a job costs more than doing it: the plain loop wins, unless jobs travel in large chunks.</source>
        <translation>작업을 보내는 비용이 처리하는 비용보다 큽니다. 큰 청크로 보내지 않는 한 일반 반복문이 더 빠릅니다.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>전송</translation>
    </message>
    <message>
        <source>Sent in advance</source>
        <translation>미리 보내는 작업</translation>
    </message>
    <message>
        <source>Set all options back to their defaults.</source>
        <translation>모든 옵션을 기본값으로 되돌립니다.</translation>
    </message>
    <message>
        <source>Set it outside of that; or watch the script as it is: watch {file}.</source>
        <translation>그 밖에서 정하십시오. 또는 스크립트를 그대로 관찰하십시오: watch {file}</translation>
    </message>
    <message>
        <source>Several runs go side by side into one web page, not into {form}; choose html, or give one run</source>
        <translation>여러 실행을 나란히 담는 형식은 웹 페이지뿐입니다(지정한 형식: {form}). html을 선택하거나 실행을 하나만 지정하십시오</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>to give to others</comment>
        <translation>공유</translation>
    </message>
    <message>
        <source>Shared array</source>
        <translation>공유 배열</translation>
    </message>
    <message>
        <source>Shared arrays</source>
        <translation>공유 배열</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>모든 작업 표시</translation>
    </message>
    <message>
        <source>Show all workers at once, in low rows (R)</source>
        <translation>모든 작업자를 낮은 행으로 한눈에 보여 줍니다 (R)</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Show it in the chart</source>
        <translation>차트에서 보기</translation>
    </message>
    <message>
        <source>Show jobs in one state alone</source>
        <translation>한 가지 상태의 작업만 표시합니다</translation>
    </message>
    <message>
        <source>Show the jobs that fit: a text of their items, or job 17, pid 4711, worker 3, error, &gt;20ms</source>
        <translation>맞는 작업만 표시합니다. 항목의 글자나 job 17, pid 4711, worker 3, error, &gt;20ms처럼 입력하십시오</translation>
    </message>
    <message>
        <source>Show the runs that have all these words, such as: pool finished</source>
        <translation>이 단어를 모두 포함하는 실행만 표시합니다. 예: pool 완료</translation>
    </message>
    <message>
        <source>Show the selected runs side by side; select two or more, or one that was run with others</source>
        <translation>선택한 실행을 나란히 봅니다. 둘 이상을 선택하거나, 다른 실행과 함께 실행된 것 하나를 선택하십시오</translation>
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
        <source>Show what was written down</source>
        <translation>기록된 내용 보기</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>크기(&amp;Z)</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>신호</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>신호</translation>
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
        <source>Some calls had workers without a job.</source>
        <translation>일부 호출에는 작업을 받지 못한 작업자가 있었습니다.</translation>
    </message>
    <message>
        <source>Something is wrong that this version does not know, {code}; a newer Parallelogram may tell what it is</source>
        <translation>이 버전이 모르는 문제가 있습니다({code}). 더 새로운 Parallelogram이라면 무엇인지 알려 줄 수 있습니다</translation>
    </message>
    <message>
        <source>Something went wrong in Parallelogram itself: {why}; nothing could be written down in {folder} ({refused})</source>
        <translation>Parallelogram 자체에 문제가 생겼습니다: {why}. {folder}에는 아무것도 기록할 수 없었습니다({refused})</translation>
    </message>
    <message>
        <source>Something went wrong in Parallelogram itself: {why}; please report it</source>
        <translation>Parallelogram 자체에 문제가 생겼습니다: {why}. 이 문제를 알려 주십시오</translation>
    </message>
    <message>
        <source>Something went wrong in Parallelogram itself: {why}; what was written down is in {path}</source>
        <translation>Parallelogram 자체에 문제가 생겼습니다: {why}. 자세한 내용은 {path}에 기록했습니다</translation>
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
        <source>Spawn</source>
        <translation>생성</translation>
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
        <source>Stack</source>
        <translation>스택</translation>
    </message>
    <message>
        <source>Standard input cannot be read ({why}); write it to a file and give lines:FILE</source>
        <translation>표준 입력을 읽을 수 없습니다({why}). 파일에 저장하고 lines:FILE로 지정하십시오</translation>
    </message>
    <message>
        <source>Standard input is larger than {most}; write it to a file and give lines:FILE</source>
        <translation>표준 입력이 {most}보다 큽니다. 파일에 저장하고 lines:FILE로 지정하십시오</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Start &amp;method</source>
        <translation>시작 방식(&amp;M)</translation>
    </message>
    <message>
        <source>Start fewer workers, once, and give each more to do.</source>
        <translation>작업자를 더 적게, 한 번만 시작하고 저마다 더 많은 일을 주십시오.</translation>
    </message>
    <message>
        <source>Start fewer workers, once, and give each more to do; fork starts them fastest.</source>
        <translation>작업자를 더 적게, 한 번만 시작하고 저마다 더 많은 일을 주십시오. fork가 가장 빨리 시작합니다.</translation>
    </message>
    <message>
        <source>Start method</source>
        <translation>시작 방식</translation>
    </message>
    <message>
        <source>Start the longest jobs first, or cut the work into more and shorter ones.</source>
        <translation>가장 긴 작업부터 시작하거나, 일을 더 짧은 여러 작업으로 나누십시오.</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Started by a job</source>
        <translation>작업이 시작한 프로세스</translation>
    </message>
    <message>
        <source>Started by joblib&apos;s loky; clears away semaphores and memory-mapped folders when all others are gone.</source>
        <translation>joblib의 loky가 시작한 프로세스로, 다른 프로세스가 모두 끝나면 세마포어와 메모리 맵 폴더를 정리합니다.</translation>
    </message>
    <message>
        <source>Started by multiprocessing; clears away semaphores and shared memory when all others are gone.</source>
        <translation>multiprocessing이 시작한 프로세스로, 다른 프로세스가 모두 끝나면 세마포어와 공유 메모리를 정리합니다.</translation>
    </message>
    <message>
        <source>Started by multiprocessing; the workers are forked from it.</source>
        <translation>multiprocessing이 시작한 프로세스로, 작업자는 여기에서 포크됩니다.</translation>
    </message>
    <message>
        <source>Started by the strategy; it has not been given a job so far.</source>
        <translation>전략이 시작한 프로세스로, 아직 작업을 받지 않았습니다.</translation>
    </message>
    <message>
        <source>Starts a fresh Python that imports everything anew; the only way on Windows.</source>
        <translation>새 Python을 시작하여 모든 것을 다시 임포트합니다. Windows에서는 이 방식뿐입니다.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Stay with the plain loop: it took {took} ({predicted} predicted, {low} to {high}); the next best, {way}, takes about {other}.</source>
        <translation>일반 반복문을 그대로 쓰십시오. 예측은 {predicted} ({low}에서 {high} 범위)였고, 실제로 {took} 걸렸습니다. 다음으로 좋은 {way} 방법은 약 {other} 걸립니다.</translation>
    </message>
    <message>
        <source>Stay with the plain loop: it took {took} ({predicted} predicted, {low} to {high}); {way} was run as well, and took {other}.</source>
        <translation>일반 반복문을 그대로 쓰십시오. 예측은 {predicted} ({low}에서 {high} 범위)였고, 실제로 {took} 걸렸습니다. {way} 방법도 실행해 보니 {other} 걸렸습니다.</translation>
    </message>
    <message>
        <source>Stay with the plain loop: it will take about {predicted} ({low} to {high}).</source>
        <translation>일반 반복문을 그대로 쓰십시오. 약 {predicted} ({low}에서 {high} 범위) 걸릴 것입니다.</translation>
    </message>
    <message>
        <source>Stay with the plain loop: it will take about {predicted} ({low} to {high}); the next best, {way}, takes about {other}.</source>
        <translation>일반 반복문을 그대로 쓰십시오. 약 {predicted} ({low}에서 {high} 범위) 걸릴 것입니다. 다음으로 좋은 {way} 방법은 약 {other} 걸립니다.</translation>
    </message>
    <message>
        <source>Stay with the plain loop: it will take about {predicted} ({low} to {high}); {way} was run, and took {other}.</source>
        <translation>일반 반복문을 그대로 쓰십시오. 약 {predicted} ({low}에서 {high} 범위) 걸릴 것입니다. {way} 방법은 실행해 보니 {other} 걸렸습니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Strategies to compare</source>
        <translation>비교할 전략</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>전략</translation>
    </message>
    <message>
        <source>Stuck</source>
        <comment>jobs</comment>
        <translation>멈춘 작업</translation>
    </message>
    <message>
        <source>Submit all of them first, and ask for their results after that.</source>
        <translation>먼저 모두 제출한 다음에 결과를 요청하십시오.</translation>
    </message>
    <message>
        <source>Sum of squares</source>
        <translation>제곱의 합</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>Suspend worker</source>
        <translation>작업자 일시 중지</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Take an executor, whose workers may; or have the job do its part in threads or in a loop.</source>
        <translation>작업자가 프로세스를 시작할 수 있는 프로세스 실행자를 쓰거나, 작업 안의 일을 스레드나 반복문으로 하십시오.</translation>
    </message>
    <message>
        <source>Take fewer workers, or cut the work into more jobs or smaller chunks.</source>
        <translation>작업자를 줄이거나, 일을 더 많은 작업이나 더 작은 청크로 나누십시오.</translation>
    </message>
    <message>
        <source>Take fewer workers, or work on smaller pieces that fit into the caches.</source>
        <translation>작업자를 줄이거나, 캐시에 들어가는 더 작은 조각으로 일하십시오.</translation>
    </message>
    <message>
        <source>Take it into the form</source>
        <translation>양식에 넣기</translation>
    </message>
    <message>
        <source>Take one worker fewer, or give the main process less to do.</source>
        <translation>작업자를 하나 줄이거나 주 프로세스가 할 일을 줄이십시오.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>가능한 값</translation>
    </message>
    <message>
        <source>Tell what was told after the run.</source>
        <translation>실행이 끝난 뒤에 보여 준 것을 다시 보여 줍니다.</translation>
    </message>
    <message>
        <source>That is not what the lesson shows: run it again with the lesson&apos;s settings.</source>
        <translation>보았어야 할 것과 다릅니다. 실습에 있는 설정으로 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>The CPU time that the job took, with that of its own threads and processes where these can be told.</source>
        <translation>작업이 쓴 CPU 시간입니다. 작업이 만든 스레드와 프로세스의 몫도 구별할 수 있으면 함께 셉니다.</translation>
    </message>
    <message>
        <source>The Ray cluster at {address} wants its token; set RAY_AUTH_MODE=token, and RAY_AUTH_TOKEN to what it is</source>
        <translation>{address}의 Ray 클러스터는 토큰을 요구합니다. RAY_AUTH_MODE=token으로 하고, RAY_AUTH_TOKEN에 그 토큰을 넣으십시오</translation>
    </message>
    <message>
        <source>The Wayland display {display} does not answer, so no window can be opened.</source>
        <translation>Wayland 디스플레이 {display}에서 응답이 없어 창을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>The budget</source>
        <translation>주어진 시간</translation>
    </message>
    <message>
        <source>The cluster at {address} cannot be used ({why}); fix that, or option {key}</source>
        <translation>{address}의 클러스터를 쓸 수 없습니다({why}). 원인을 고치거나 옵션 {key} 값을 고치십시오</translation>
    </message>
    <message>
        <source>The cluster has another {library} than this Python&apos;s {here}; use a Python with the cluster&apos;s version</source>
        <translation>클러스터의 {library} 버전이 이 Python의 {here}와(과) 다릅니다. 클러스터와 버전이 같은 Python을 쓰십시오</translation>
    </message>
    <message>
        <source>The cluster has no workers; {engine} waits until there are some</source>
        <translation>클러스터에 작업자가 없습니다. 작업자가 생길 때까지 기다립니다({engine})</translation>
    </message>
    <message>
        <source>The cluster has {library} {there}, this Python {here}; use a Python with the cluster&apos;s version</source>
        <translation>클러스터의 {library} 버전은 {there}, 이 Python의 버전은 {here}입니다. 클러스터와 같은 버전이 있는 Python을 쓰십시오</translation>
    </message>
    <message>
        <source>The code for it</source>
        <translation>이 방법의 코드</translation>
    </message>
    <message>
        <source>The connection “{name}” was opened in line {line} of {file}, before the workers were forked, and {count:,} of them use it: what they send gets mixed.</source>
        <translation>연결 “{name}”은(는) 작업자가 포크되기 전에 {file} {line}행에서 열렸고 작업자 {count:,}개가 함께 씁니다. 보내는 것이 서로 섞입니다.</translation>
    </message>
    <message>
        <source>The cores that each worker used, one upon the other, and this program&apos;s own share in grey on top.
The line is what all programs used together.</source>
        <translation>각 작업자가 사용한 코어를 쌓아 올리고, 맨 위에 이 프로그램 자체의 몫을 회색으로 나타냅니다.
선은 모든 프로그램이 함께 사용한 양입니다.</translation>
    </message>
    <message>
        <source>The disk under {folder} is full; make room there, or set TMPDIR to another folder</source>
        <translation>{folder}의 디스크가 가득 찼습니다. 그곳에 공간을 확보하거나 TMPDIR을 다른 폴더로 설정하십시오</translation>
    </message>
    <message>
        <source>The display {display} does not answer, so no window can be opened.</source>
        <translation>디스플레이 {display}에서 응답이 없어 창을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>The display {display} does not let this program in ({why}), so no window can be opened.</source>
        <translation>디스플레이 {display}에서 이 프로그램의 접속을 거부하여({why}) 창을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>The fastest is one of {names}, which cannot be told apart, with a median of {time}; all others are slower</source>
        <translation>가장 빠른 것은 {names} 가운데 있으며 이들은 구별할 수 없습니다(중앙값 {time}). 나머지는 모두 더 느립니다</translation>
    </message>
    <message>
        <source>The file has a main block: it can be run as it is, and watched.</source>
        <translation>파일에 main 블록이 있어 그대로 실행하고 관찰할 수 있습니다.</translation>
    </message>
    <message>
        <source>The file “{name}” was opened in line {line} of {file}, before the workers were forked, and {count:,} of them use it: they share its position.</source>
        <translation>파일 “{name}”은(는) 작업자가 포크되기 전에 {file} {line}행에서 열렸고 작업자 {count:,}개가 함께 씁니다. 읽고 쓰는 위치를 공유합니다.</translation>
    </message>
    <message>
        <source>The first item</source>
        <translation>첫 항목</translation>
    </message>
    <message>
        <source>The first item&apos;s result does not pickle, so {strategy} cannot bring it back: {part} is the cause ({why}); return something simpler, or use Threads</source>
        <translation>첫 항목의 결과를 피클링할 수 없어 {strategy}에서 돌려받을 수 없습니다. 원인: {part}({why}). 더 단순한 값을 반환하거나 스레드를 사용하십시오</translation>
    </message>
    <message>
        <source>The first job failed ({why}); there is nothing to advise until a job comes to its end</source>
        <translation>첫 작업이 실패했습니다({why}). 작업 하나가 끝까지 가야 조언할 수 있습니다</translation>
    </message>
    <message>
        <source>The first job takes more than {long}, and none was seen to come to its end.</source>
        <translation>첫 작업이 {long} 넘게 걸려서, 끝나는 것을 본 작업이 없습니다.</translation>
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
        <source>The folder of ca.pem, cert.pem and key.pem, for a scheduler with a tls:// address, where nobody can listen in.</source>
        <translation>ca.pem, cert.pem, key.pem이 있는 폴더입니다. 아무도 엿들을 수 없는 tls:// 주소의 스케줄러에 씁니다.</translation>
    </message>
    <message>
        <source>The folder that the script is started in</source>
        <translation>스크립트를 시작할 폴더</translation>
    </message>
    <message>
        <source>The folder that the script is started in.</source>
        <translation>스크립트를 시작할 폴더입니다.</translation>
    </message>
    <message>
        <source>The function cannot be loaded on {where}: {why}; fix that</source>
        <translation>{where}에서 함수를 불러올 수 없습니다: {why}. 원인을 고치십시오</translation>
    </message>
    <message>
        <source>The function carries {carried_bytes}, which travelled with each of {messages:,} messages.</source>
        <translation>함수에 {carried_bytes}의 데이터가 딸려 있고, 메시지 {messages:,}개마다 함께 보내졌습니다.</translation>
    </message>
    <message>
        <source>The function connects to {what}, and is about to be called again; --no-trial keeps it from being called at all.</source>
        <translation>함수가 {what} 주소에 연결하며, 곧 다시 호출됩니다. --no-trial을 주면 아예 호출하지 않습니다.</translation>
    </message>
    <message>
        <source>The function does not pickle, so {strategy} cannot send it ({why}); define it at the file&apos;s top level, or use one of {able}</source>
        <translation>함수를 피클링할 수 없어 {strategy}에서 보낼 수 없습니다({why}). 파일의 최상위에 정의하거나 {able} 가운데 하나를 사용하십시오</translation>
    </message>
    <message>
        <source>The function needs {module}, which is not installed on {where}; install it there</source>
        <translation>함수에 필요한 {module}: {where}에 설치되어 있지 않습니다. 그곳에 설치하십시오</translation>
    </message>
    <message>
        <source>The function removes {what}, so it is not called again; --no-trial keeps it from being called at all.</source>
        <translation>함수가 {what} 항목을 지우므로 다시 호출하지 않습니다. --no-trial을 주면 아예 호출하지 않습니다.</translation>
    </message>
    <message>
        <source>The function removes {what}, so it was called no further and no way was run.</source>
        <translation>함수가 {what} 항목을 지우므로 더 호출하지 않았고 어떤 방법도 실행하지 않았습니다.</translation>
    </message>
    <message>
        <source>The function starts another program ({what}), so it is not called again; --no-trial keeps it from being called at all.</source>
        <translation>함수가 다른 프로그램({what})을 시작하므로 다시 호출하지 않습니다. --no-trial을 주면 아예 호출하지 않습니다.</translation>
    </message>
    <message>
        <source>The function starts another program ({what}), so it was called no further and no way was run.</source>
        <translation>함수가 다른 프로그램({what})을 시작하므로 더 호출하지 않았고 어떤 방법도 실행하지 않았습니다.</translation>
    </message>
    <message>
        <source>The function that is called, once for each item.</source>
        <translation>항목마다 한 번씩 호출되는 함수입니다.</translation>
    </message>
    <message>
        <source>The function writes to {what}, so it is not called again; --no-trial keeps it from being called at all.</source>
        <translation>함수가 {what} 파일에 쓰므로 다시 호출하지 않습니다. --no-trial을 주면 아예 호출하지 않습니다.</translation>
    </message>
    <message>
        <source>The function writes to {what}, so it was called no further and no way was run.</source>
        <translation>함수가 {what} 파일에 쓰므로 더 호출하지 않았고 어떤 방법도 실행하지 않았습니다.</translation>
    </message>
    <message>
        <source>The function&apos;s file and the items took longer to load than the budget has; give --budget more seconds.</source>
        <translation>함수의 파일과 항목을 불러오는 데 주어진 시간보다 오래 걸렸습니다. --budget에 더 긴 시간을 주십시오.</translation>
    </message>
    <message>
        <source>The function&apos;s file has nothing called {name} that could be called; fix the initializer</source>
        <translation>함수의 파일에 호출할 수 있는 {name}이(가) 없습니다. 초기화 함수를 고치십시오</translation>
    </message>
    <message>
        <source>The history in {path} cannot be read ({why}); {remedy}</source>
        <translation>{path}의 기록을 읽을 수 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>The initializer&apos;s arguments, as a JSON array: [1, &quot;a&quot;].</source>
        <translation>초기화 함수의 인수로, JSON 배열입니다: [1, &quot;a&quot;].</translation>
    </message>
    <message>
        <source>The items</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>The items are JSON but no array; write the items like [1, 2, 3]</source>
        <translation>항목이 JSON이지만 배열이 아닙니다. [1, 2, 3]처럼 적으십시오</translation>
    </message>
    <message>
        <source>The jobs computed {factor} times as long as alone: they share memory, caches and the cores&apos; clock.</source>
        <translation>작업의 계산이 혼자일 때보다 {factor}배 오래 걸렸습니다. 메모리와 캐시, 코어의 클록을 나눠 쓰기 때문입니다.</translation>
    </message>
    <message>
        <source>The jobs seem to have waited {lost_s} for each other, as for a lock: the first took {first_s}, and those after it {later_s}.</source>
        <translation>작업들이 잠금을 기다리듯 서로를 {lost_s} 동안 기다린 것으로 보입니다. 첫 작업은 {first_s}, 그 뒤의 작업은 {later_s} 걸렸습니다.</translation>
    </message>
    <message>
        <source>The jobs waited for a core of their hosts for {lost_share} of the workers&apos; time.</source>
        <translation>작업들이 작업자 시간의 {lost_share} 동안 자기 호스트의 코어를 기다렸습니다.</translation>
    </message>
    <message>
        <source>The jobs waited for {lost_s} and computed for {computed_s}; who waits for a disk, a network, a lock or a clock needs no core.</source>
        <translation>작업이 {lost_s} 기다렸고 {computed_s} 계산했습니다. 디스크, 네트워크, 잠금, 시계를 기다리는 동안에는 코어가 필요 없습니다.</translation>
    </message>
    <message>
        <source>The jobs waited for {lost_s}, most of it for programs that they had started.</source>
        <translation>작업이 {lost_s} 기다렸고, 그 대부분은 작업이 시작한 프로그램을 기다린 것입니다.</translation>
    </message>
    <message>
        <source>The jobs waited for {lost_s}, most of it for workers of their own: they go parallel as well.</source>
        <translation>작업들이 {lost_s} 동안 기다렸고, 대부분은 자신이 시작한 작업자를 기다린 시간입니다. 작업들도 병렬로 실행합니다.</translation>
    </message>
    <message>
        <source>The jobs waited {lost_s} for a core, as the program&apos;s main process computed beside {workers:,} workers (cores: {cores:,}).</source>
        <translation>작업자 {workers:,}개 옆에서 프로그램의 주 프로세스도 계산해서 작업들이 코어를 {lost_s} 기다렸습니다(코어: {cores:,}).</translation>
    </message>
    <message>
        <source>The jobs waited {lost_s} for each other, as {workers:,} workers share the cores ({cores:,}).</source>
        <translation>작업자 {workers:,}개가 코어({cores:,})를 나눠 써서 작업들이 서로 {lost_s} 기다렸습니다.</translation>
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
        <source>The machine changed meanwhile: in round {slow} runs took {longer} longer than in round {fast}; as all ways take turns, that is fair to them</source>
        <translation>측정하는 동안 컴퓨터의 속도가 달라졌습니다. {slow}회차의 실행은 {fast}회차보다 {longer} 더 걸렸습니다. 모든 방식이 번갈아 실행되므로 비교는 공정합니다</translation>
    </message>
    <message>
        <source>The most workers</source>
        <translation>최대 작업자 수</translation>
    </message>
    <message>
        <source>The name {host} is not known; fix option {key}</source>
        <translation>{host}: 알 수 없는 이름입니다. 옵션 {key} 값을 고치십시오</translation>
    </message>
    <message>
        <source>The name, note or pin could not be written ({why}); {remedy}</source>
        <translation>이름, 메모 또는 고정 표시를 저장할 수 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>The number of jobs</source>
        <translation>작업 수</translation>
    </message>
    <message>
        <source>The number of repeats</source>
        <translation>반복 횟수</translation>
    </message>
    <message>
        <source>The number of workers</source>
        <translation>작업자 수</translation>
    </message>
    <message>
        <source>The part of its CPU time that other threads of its process, and processes that it started, have taken.</source>
        <translation>그 CPU 시간 가운데 같은 프로세스의 다른 스레드와 작업이 시작한 프로세스가 쓴 몫입니다.</translation>
    </message>
    <message>
        <source>The parts of each item are the function&apos;s arguments: a list&apos;s one after the other, a dictionary&apos;s by their names.</source>
        <translation>각 항목을 나누어 함수의 인수로 전달합니다. 리스트는 순서대로, 딕셔너리는 이름대로 전달합니다.</translation>
    </message>
    <message>
        <source>The parts of the first item do not fit {name}, which takes {signature} ({why}); fix the items</source>
        <translation>첫 항목의 값들이 함수와 맞지 않습니다: {name}{signature} ({why}). 항목을 고치십시오</translation>
    </message>
    <message>
        <source>The path of each file is an item.</source>
        <translation>각 파일의 경로가 항목이 됩니다.</translation>
    </message>
    <message>
        <source>The path of each file that fits, such as photos/*.jpg; ** stands for all folders below.</source>
        <translation>“photos/*.jpg”처럼 패턴에 맞는 각 파일의 경로입니다. **는 모든 하위 폴더를 뜻합니다.</translation>
    </message>
    <message>
        <source>The picture is copied</source>
        <translation>그림을 복사했습니다</translation>
    </message>
    <message>
        <source>The plain loop is faster: it takes about {loop_s}.</source>
        <translation>일반 반복문이 더 빠릅니다. 약 {loop_s} 걸립니다.</translation>
    </message>
    <message>
        <source>The plain loop itself was not run, as that takes longer than what the budget has left; give --budget more seconds.</source>
        <translation>일반 반복문 자체는 남은 시간보다 오래 걸려 실행하지 않았습니다. --budget에 더 긴 시간을 주십시오.</translation>
    </message>
    <message>
        <source>The plain loop takes about {loop_s}; or let many jobs travel together, in large chunks.</source>
        <translation>일반 반복문은 약 {loop_s} 걸립니다. 아니면 큰 청크로 많은 작업을 한꺼번에 보내십시오.</translation>
    </message>
    <message>
        <source>The process that called the strategy died during the run</source>
        <translation>전략을 호출한 프로세스가 실행 중에 죽었습니다</translation>
    </message>
    <message>
        <source>The process that was to run the jobs ended before it began ({why})</source>
        <translation>작업을 실행할 프로세스가 시작하기 전에 끝났습니다({why})</translation>
    </message>
    <message>
        <source>The process that was to run {path} ended before the first job ({why}); look for what ends it when the file is imported or the items are made</source>
        <translation>{path} 파일을 실행할 프로세스가 첫 작업 전에 끝났습니다({why}). 파일을 임포트하거나 항목을 만들 때 프로세스를 끝내는 코드가 있는지 확인하십시오</translation>
    </message>
    <message>
        <source>The processes {pids} handled the jobs, not {pid} alone</source>
        <translation>{pid} 프로세스만이 아니라 {pids} 프로세스가 작업을 처리했습니다</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>The program died during a run at {when}: {run} (and {count} more).</source>
        <translation>{when}에 실행하던 중 프로그램이 비정상 종료했습니다: {run}(외 {count}개).</translation>
    </message>
    <message>
        <source>The program died during a run at {when}: {run}.</source>
        <translation>{when}에 실행하던 중 프로그램이 비정상 종료했습니다: {run}.</translation>
    </message>
    <message>
        <source>The program died during this run; what was recorded until then is shown</source>
        <translation>이 실행 중에 프로그램이 비정상 종료했습니다. 그때까지 기록된 내용을 표시합니다</translation>
    </message>
    <message>
        <source>The program ended with exit status {status}</source>
        <translation>프로그램이 끝났습니다(종료 상태 {status})</translation>
    </message>
    <message>
        <source>The program waited for each of {jobs:,} jobs before it handed over the next: no two ran at once.</source>
        <translation>프로그램이 작업 {jobs:,}개를 하나씩 끝날 때까지 기다린 뒤에 다음 작업을 넘겼습니다. 동시에 실행된 작업이 없었습니다.</translation>
    </message>
    <message>
        <source>The program was ended by {signal}</source>
        <translation>프로그램이 {signal} 신호로 종료되었습니다</translation>
    </message>
    <message>
        <source>The replay of the run as it was is {share} off, and the prediction is corrected by that.</source>
        <translation>있는 그대로 재현한 결과가 {share} 다르며, 예측은 그만큼 보정했습니다.</translation>
    </message>
    <message>
        <source>The resident memory of each worker, one upon the other.
Pages that workers share count in each of them.</source>
        <translation>각 작업자의 상주 메모리를 쌓아 올린 것입니다.
작업자들이 공유하는 페이지는 작업자마다 계산됩니다.</translation>
    </message>
    <message>
        <source>The result of {n} job was not kept</source>
        <translation>작업 {n}개의 결과가 보관되지 않았습니다</translation>
    </message>
    <message>
        <source>The results are {found}, not {expected}</source>
        <translation>결과가 {expected} 값이어야 하는데 {found} 값입니다</translation>
    </message>
    <message>
        <source>The results depend on what a worker has done before: jobs {first:,} and {second:,} of different workers gave the same, as the workers each count for themselves.</source>
        <translation>결과가 작업자가 앞서 한 일에 달려 있습니다. 작업자들이 저마다 따로 세기 때문에 서로 다른 작업자의 작업 {first:,}번과 {second:,}번이 같은 결과를 냈습니다.</translation>
    </message>
    <message>
        <source>The results of {n} jobs were not kept</source>
        <translation>작업 {n}개의 결과가 보관되지 않았습니다</translation>
    </message>
    <message>
        <source>The results of {way} differ from one run to the next, first at job {job:,}: its times do not compare</source>
        <translation>{way}의 결과가 실행할 때마다 다르며, 처음으로 다른 것은 작업 {job:,}입니다. 시간을 비교할 수 없습니다</translation>
    </message>
    <message>
        <source>The results of {way} differ from those of {reference}, first at job {job:,}: their times do not compare</source>
        <translation>{way}의 결과가 {reference}의 결과와 다르며, 처음으로 다른 것은 작업 {job:,}입니다. 시간을 비교할 수 없습니다</translation>
    </message>
    <message>
        <source>The run folder is left behind: {folder}</source>
        <translation>실행 폴더가 남아 있습니다: {folder}</translation>
    </message>
    <message>
        <source>The run is in {path}</source>
        <translation>실행이 저장된 곳: {path}</translation>
    </message>
    <message>
        <source>The run is over, and its workers are gone.</source>
        <translation>실행이 끝나 작업자가 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>The run that is to tell what the jobs take alone does not have all of these calls.</source>
        <translation>작업이 혼자일 때 걸리는 시간을 알려 줄 실행에 이 호출들이 모두 있지는 않습니다.</translation>
    </message>
    <message>
        <source>The run took a time outside of what was predicted.</source>
        <translation>실행에 걸린 시간이 예측 범위를 벗어났습니다.</translation>
    </message>
    <message>
        <source>The run was stopped</source>
        <translation>실행이 중지되었습니다</translation>
    </message>
    <message>
        <source>The run was stopped because its time was up</source>
        <translation>제한 시간이 지나 실행이 중지되었습니다</translation>
    </message>
    <message>
        <source>The run&apos;s outcome is: {outcome}</source>
        <translation>실행 결과 상태: {outcome}</translation>
    </message>
    <message>
        <source>The run&apos;s outcome is: {outcome} ({why})</source>
        <translation>실행 결과 상태: {outcome} ({why})</translation>
    </message>
    <message>
        <source>The runs are kept in {folder}; PARALLELOGRAM_HISTORY names another folder.</source>
        <translation>실행은 {folder}에 보관됩니다. 다른 폴더는 PARALLELOGRAM_HISTORY로 지정합니다.</translation>
    </message>
    <message>
        <source>The runs could not be moved ({why}); {remedy}</source>
        <translation>실행 기록을 옮길 수 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>The same threads, and now the speed-up is nearly as large as their number: who waits for a disk, a network or a clock does not hold the lock.</source>
        <translation>같은 스레드인데 이번에는 속도 향상이 거의 스레드 수만큼 큽니다. 디스크, 네트워크, 시계를 기다리는 스레드는 잠금을 잡고 있지 않습니다.</translation>
    </message>
    <message>
        <source>The scheduler at {address} is gone; what had begun may still run, and its results are lost</source>
        <translation>{address}의 스케줄러가 사라졌습니다. 이미 시작된 작업은 계속 실행될 수 있고, 그 결과는 유실됩니다</translation>
    </message>
    <message>
        <source>The scheduler at {address} wants tls:// and certificates; give their folder by option tls</source>
        <translation>{address}의 스케줄러에는 tls://와 인증서가 필요합니다. 옵션 tls로 인증서 폴더를 지정하십시오</translation>
    </message>
    <message>
        <source>The scheduler of a cluster that you have started: it says how many workers there are, and where; what goes to a tcp:// address travels open.</source>
        <translation>직접 시작해 둔 클러스터의 스케줄러입니다. 작업자가 몇이고 어디에 있는지는 스케줄러가 알려 줍니다. tcp:// 주소로 가는 내용은 암호화되지 않습니다.</translation>
    </message>
    <message>
        <source>The script is copied</source>
        <translation>스크립트를 복사했습니다</translation>
    </message>
    <message>
        <source>The script to be watched</source>
        <translation>관찰할 스크립트</translation>
    </message>
    <message>
        <source>The settings could not be saved in {path} ({why}); {remedy}</source>
        <translation>{path} 파일에 설정을 저장할 수 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>The settings were damaged and begin anew; what was there is in {path}</source>
        <translation>설정 파일이 손상되어 처음 상태로 시작합니다. 이전 내용은 {path} 파일에 있습니다</translation>
    </message>
    <message>
        <source>The size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>The size of the history could not be set ({why}); {remedy}</source>
        <translation>기록 보관 크기를 설정할 수 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>The stack of PID {pid} cannot be read ({why})</source>
        <translation>PID {pid}의 스택을 읽을 수 없습니다({why})</translation>
    </message>
    <message>
        <source>The strategy raised {error}.</source>
        <translation>전략에서 {error} 예외가 발생했습니다.</translation>
    </message>
    <message>
        <source>The strategy raised {type}</source>
        <translation>전략에서 {type} 예외가 발생했습니다</translation>
    </message>
    <message>
        <source>The strategy raised {type}: {message}</source>
        <translation>전략에서 예외 발생 – {type}: {message}</translation>
    </message>
    <message>
        <source>The strategy returned only {returned:,} results for {jobs:,} jobs, and no error</source>
        <translation>전략은 작업 {jobs:,}개에 대해 결과를 {returned:,}개만 반환했고 오류는 없었습니다</translation>
    </message>
    <message>
        <source>The summary is copied</source>
        <translation>요약을 복사했습니다</translation>
    </message>
    <message>
        <source>The system lets nobody read the stack of PID {pid}: ptrace is refused</source>
        <translation>시스템이 PID {pid}의 스택을 읽지 못하게 합니다. ptrace가 거부되었습니다</translation>
    </message>
    <message>
        <source>The system refused to go on ({why}); {remedy}</source>
        <translation>시스템이 계속하기를 거부했습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>시스템 언어</translation>
    </message>
    <message>
        <source>The threads waited {lost_s} for Python&apos;s global lock, which lets one of them compute at a time.</source>
        <translation>스레드들이 Python의 전역 인터프리터 잠금(GIL)을 {lost_s} 기다렸습니다. 이 잠금 때문에 한 번에 하나만 계산합니다.</translation>
    </message>
    <message>
        <source>The time limit per job</source>
        <translation>작업당 제한 시간</translation>
    </message>
    <message>
        <source>The time-out</source>
        <translation>제한 시간</translation>
    </message>
    <message>
        <source>The timeline of the run</source>
        <translation>실행의 타임라인</translation>
    </message>
    <message>
        <source>The timelines of the runs</source>
        <translation>실행들의 타임라인</translation>
    </message>
    <message>
        <source>The values of a list, as JSON has them.</source>
        <translation>JSON 형식으로 쓴 목록의 값들입니다.</translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation>전체 실행</translation>
    </message>
    <message>
        <source>The whole run: drag the frame to move, its edges to zoom; double-click to see everything</source>
        <translation>전체 실행: 틀을 끌면 이동하고 가장자리를 끌면 확대·축소합니다. 두 번 클릭하면 전체를 봅니다</translation>
    </message>
    <message>
        <source>The window was closed before it was over; what came after that was not seen</source>
        <translation>끝나기 전에 창이 닫혔습니다. 그 뒤의 일은 보지 못했습니다</translation>
    </message>
    <message>
        <source>The workers waited {lost_s} for the main process, which had no job for them yet: making the items, or handing them over, is the slow part.</source>
        <translation>작업자들이 주 프로세스를 {lost_s} 기다렸습니다. 건넬 작업이 아직 없었으므로, 항목을 만들거나 건네는 일이 느린 부분입니다.</translation>
    </message>
    <message>
        <source>The workers waited {lost_s} for the main process, which was pickling and unpickling {all_bytes}.</source>
        <translation>주 프로세스가 {all_bytes}를 피클링하고 역피클링하는 동안 작업자들이 {lost_s} 기다렸습니다.</translation>
    </message>
    <message>
        <source>The workers would need about {needed} of memory at once, and this machine has {available}</source>
        <translation>작업자에게 동시에 필요한 메모리는 약 {needed}인데 이 컴퓨터의 메모리는 {available}입니다</translation>
    </message>
    <message>
        <source>The workers would need about {needed} of memory at once, and this machine has {available}; choose a smaller --size or fewer --workers, or give --timeout SECONDS to try it all the same</source>
        <translation>작업자에게 동시에 필요한 메모리는 약 {needed}인데 이 컴퓨터의 메모리는 {available}입니다. --size 또는 --workers 값을 줄이거나, 그래도 시도하려면 --timeout SECONDS 값을 지정하십시오</translation>
    </message>
    <message>
        <source>The {cores} cores are like those of this machine, and free.</source>
        <translation>코어 {cores}개는 이 컴퓨터의 것과 같고, 비어 있다고 봅니다.</translation>
    </message>
    <message>
        <source>Their plans and their environments are the same.</source>
        <translation>계획과 환경이 모두 같습니다.</translation>
    </message>
    <message>
        <source>There are more than {most:,} items; give fewer</source>
        <translation>항목이 {most:,}개를 넘습니다. 항목 수를 줄이십시오</translation>
    </message>
    <message>
        <source>There is no display here (DISPLAY is not set), so no window can be opened.</source>
        <translation>디스플레이가 없어(DISPLAY가 설정되지 않음) 창을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no file {path}; choose one that is there</source>
        <translation>{path} 파일이 없습니다. 있는 파일을 선택하십시오</translation>
    </message>
    <message>
        <source>There is no finished run to export; press Run first</source>
        <translation>내보낼 수 있는 끝난 실행이 없습니다. 먼저 실행 단추를 누르십시오</translation>
    </message>
    <message>
        <source>There is no finished run to save; press Run first</source>
        <translation>저장할 수 있는 끝난 실행이 없습니다. 먼저 실행 단추를 누르십시오</translation>
    </message>
    <message>
        <source>There is no folder for temporary files ({why}); {remedy}</source>
        <translation>임시 파일을 둘 폴더가 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>There is no folder {path}; choose one that is there</source>
        <translation>폴더 {path}: 없습니다. 있는 폴더를 선택하십시오</translation>
    </message>
    <message>
        <source>There is no function {name} in {path} to make the items</source>
        <translation>{path} 파일에 항목을 만들 {name} 함수가 없습니다</translation>
    </message>
    <message>
        <source>There is no function {name} in {path}; choose one that is there</source>
        <translation>{path} 파일에 {name} 함수가 없습니다. 있는 함수를 선택하십시오</translation>
    </message>
    <message>
        <source>There is no option {option} in front of the COMMAND</source>
        <translation>COMMAND 앞에는 {option} 옵션을 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>There is no program {path} to run; choose a Python, such as python3</source>
        <translation>{path} 프로그램이 없어 실행할 수 없습니다. python3 같은 Python을 선택하십시오</translation>
    </message>
    <message>
        <source>There is no run of a built-in workload to fill the form in from; open one, or press Run first</source>
        <translation>양식을 채울 내장 작업 종류의 실행이 없습니다. 실행을 열거나 먼저 실행 단추를 누르십시오</translation>
    </message>
    <message>
        <source>There is no run to search yet</source>
        <translation>아직 검색할 실행이 없습니다</translation>
    </message>
    <message>
        <source>There is no run {value} in the history; {program} history lists them with their IDs</source>
        <translation>기록에 {value} 실행이 없습니다. {program} history로 실행과 ID를 확인하십시오</translation>
    </message>
    <message>
        <source>There is no strategy {value}; choose one of {known}</source>
        <translation>{value} 전략은 없습니다. 다음 중에서 선택하십시오: {known}</translation>
    </message>
    <message>
        <source>There is no such worker.</source>
        <translation>그런 작업자가 없습니다.</translation>
    </message>
    <message>
        <source>There is no workload {value}; choose one of {known}</source>
        <translation>{value} 작업 종류는 없습니다. 다음 중에서 선택하십시오: {known}</translation>
    </message>
    <message>
        <source>There is no {name} in {path} to take the items from; name one that is at its top level</source>
        <translation>{path}에 항목을 가져올 {name} 이름이 없습니다. 최상위에 있는 이름을 지정하십시오</translation>
    </message>
    <message>
        <source>There is no {value}; choose one of {known}</source>
        <translation>{value} 값은 없습니다. 다음 중에서 선택하십시오: {known}</translation>
    </message>
    <message>
        <source>There is nothing in it of what you run: no path, no item, no result.</source>
        <translation>실행하신 내용은 들어 있지 않습니다. 경로도, 항목도, 결과도 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to explain.</source>
        <translation>설명할 내용이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to sweep; give --strategies and --workers a value at least</source>
        <translation>실행할 조합이 없습니다. --strategies와 --workers에 값을 하나 이상 지정하십시오</translation>
    </message>
    <message>
        <source>There is too little memory to start; end other programs, or raise the limit (ulimit -v).</source>
        <translation>메모리가 부족하여 시작할 수 없습니다. 다른 프로그램을 끝내거나 제한(ulimit -v)을 높이십시오.</translation>
    </message>
    <message>
        <source>There was no time to measure all that this machine takes to start workers; give --budget more seconds.</source>
        <translation>이 컴퓨터가 작업자를 시작하는 데 드는 시간을 모두 잴 시간이 없었습니다. --budget에 더 긴 시간을 주십시오.</translation>
    </message>
    <message>
        <source>There were {count} processes for {workers} workers</source>
        <translation>작업자 {workers}개에 프로세스가 {count}개 있었습니다</translation>
    </message>
    <message>
        <source>There were {most} processes, more than {workers} workers and {others} others</source>
        <translation>프로세스가 {most}개 있었으며, 작업자 {workers}개와 그 밖의 {others}개보다 많습니다</translation>
    </message>
    <message>
        <source>These are {value:,} combinations, and a sweep has {most:,} at most; leave out some values</source>
        <translation>조합이 {value:,}가지인데 최대 {most:,}가지까지 됩니다. 값을 줄이십시오</translation>
    </message>
    <message>
        <source>These items are no JSON ({why}); write them like [1, 2, 3]</source>
        <translation>항목이 JSON이 아닙니다({why}). [1, 2, 3]처럼 적으십시오</translation>
    </message>
    <message>
        <source>These jobs would take about {time}</source>
        <translation>이 작업에는 약 {time} 정도 걸립니다</translation>
    </message>
    <message>
        <source>These jobs would take about {time}; choose a smaller --size, or give --timeout SECONDS to run them for at most that long</source>
        <translation>이 작업에는 약 {time} 정도 걸립니다. --size 값을 줄이거나, --timeout SECONDS 값을 지정해 그 시간까지만 실행하십시오</translation>
    </message>
    <message>
        <source>These repeats cannot tell {faster} and {slower} apart; more of them might</source>
        <translation>{faster}, {slower}: 이번 반복만으로는 서로 구별할 수 없습니다. 더 여러 번 반복하면 구별될 수 있습니다</translation>
    </message>
    <message>
        <source>These runs do not do the same work ({loads}): their times do not compare</source>
        <translation>이 실행들은 서로 다른 일을 합니다({loads}). 시간을 비교할 수 없습니다</translation>
    </message>
    <message>
        <source>These runs do not do the same work ({loads}, but of other items or another file): their times do not compare</source>
        <translation>이 실행들은 서로 다른 일을 합니다({loads}, 단 항목이나 파일이 다름). 시간을 비교할 수 없습니다</translation>
    </message>
    <message>
        <source>These runs do not do the same work ({loads}; and {more:,} more): their times do not compare</source>
        <translation>이 실행들은 서로 다른 일을 합니다({loads}; 그 밖에 {more:,}개). 시간을 비교할 수 없습니다</translation>
    </message>
    <message>
        <source>This Python lacks what Parallelogram needs ({libraries})</source>
        <translation>이 Python에는 Parallelogram에 필요한 라이브러리가 없습니다({libraries})</translation>
    </message>
    <message>
        <source>This computer is no node of a Ray cluster, as {address} would need; use {key}=ray://HOST:10001</source>
        <translation>이 컴퓨터는 {address}에 필요한 Ray 클러스터의 노드가 아닙니다. {key}=ray://HOST:10001을 쓰십시오</translation>
    </message>
    <message>
        <source>This is neither a Python file nor a saved run.</source>
        <translation>Python 파일도, 저장된 실행도 아닙니다.</translation>
    </message>
    <message>
        <source>This machine has {memory} of memory, so the jobs are of size {size:,} here, not {usual:,}.</source>
        <translation>이 컴퓨터의 메모리가 {memory}뿐이라 작업 크기는 {usual:,} 대신 {size:,}입니다.</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>이 프로그램</translation>
    </message>
    <message>
        <source>This program is being watched already (PID {pid}).</source>
        <translation>이 프로그램은 이미 관찰하는 중입니다(PID {pid}).</translation>
    </message>
    <message>
        <source>This program&apos;s Python</source>
        <translation>이 프로그램의 Python</translation>
    </message>
    <message>
        <source>This program&apos;s own share</source>
        <translation>이 프로그램 자체의 점유율</translation>
    </message>
    <message>
        <source>This run could not be kept in the history ({why}); {remedy}</source>
        <translation>이 실행을 기록에 보관할 수 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>This run takes {size} and the history keeps {most} in all, so it is not kept; let the history be larger, or save the run elsewhere</source>
        <translation>이 실행의 크기는 {size}인데 기록에는 모두 합쳐 {most}까지만 보관하므로 보관하지 않았습니다. 기록 보관 크기를 늘리거나 실행을 다른 곳에 저장하십시오</translation>
    </message>
    <message>
        <source>This system allows {most:,} processes and threads here, and {used:,} are there already, so not one worker more fits; end other programs, or raise that limit (ulimit -u)</source>
        <translation>이 시스템이 여기에서 허용하는 프로세스와 스레드는 {most:,}개이고 이미 {used:,}개가 있어 작업자를 하나도 더 만들 수 없습니다. 다른 프로그램을 끝내거나 그 제한(ulimit -u)을 높이십시오</translation>
    </message>
    <message>
        <source>This system allows {most:,} processes and threads here, and {used:,} are there already, so {workers:,} workers more do not fit; {fitting} would, and more if you raise that limit (ulimit -u)</source>
        <translation>이 시스템이 여기에서 허용하는 프로세스와 스레드는 {most:,}개이고 이미 {used:,}개가 있어 작업자 {workers:,}개를 더 만들 수 없습니다. {fitting}까지는 가능하고, 그 제한(ulimit -u)을 높이면 더 만들 수 있습니다</translation>
    </message>
    <message>
        <source>This system does not let a program be kept to one core; leave out --one-core</source>
        <translation>이 시스템에서는 프로그램을 코어 하나에 묶을 수 없습니다. --one-core를 빼십시오</translation>
    </message>
    <message>
        <source>This took {spent}.</source>
        <translation>알아내는 데 {spent} 걸렸습니다.</translation>
    </message>
    <message>
        <source>Those that are ticked are run in turns, and compared.</source>
        <translation>선택한 전략을 번갈아 실행하고 비교합니다.</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Threads</source>
        <comment>so many</comment>
        <translation>스레드</translation>
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
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Time limit per job</source>
        <translation>작업당 제한 시간</translation>
    </message>
    <message>
        <source>Time limit per job, in seconds</source>
        <translation>작업당 제한 시간(초)</translation>
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
        <translation>아주 작은 작업</translation>
    </message>
    <message>
        <source>To read {path} the chosen Python needs {library}; install it there, or choose another file</source>
        <translation>{path} 파일을 읽으려면 선택한 Python에 {library} 라이브러리가 필요합니다. 설치하거나 다른 파일을 선택하십시오</translation>
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
        <source>Tries some of the jobs, predicts what each way would take, runs the closest, and says which to use.</source>
        <translation>작업 몇 개를 시험하고, 방법마다 걸릴 시간을 예측하고, 비슷한 것들을 실제로 실행해서, 무엇을 쓸지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Try a smaller chunk size, such as 1.</source>
        <translation>1처럼 더 작은 청크 크기를 써 보십시오.</translation>
    </message>
    <message>
        <source>Try some of the jobs, predict what each way would take, run the best for real, and say which one to use.</source>
        <translation>작업 몇 개를 시험하고, 방법마다 걸릴 시간을 예측하고, 가장 좋은 것을 실제로 실행해서, 무엇을 쓸지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Trying some of the jobs</source>
        <translation>작업 몇 개를 시험하는 중</translation>
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
        <source>Two settings</source>
        <translation>두 설정</translation>
    </message>
    <message>
        <source>Type job 17, pid 4711, worker 3, error, &gt;9ms, cpu&gt;1, item:a; {value} is none of them</source>
        <translation>job 17, pid 4711, worker 3, error, &gt;9ms, cpu&gt;1, item:a처럼 입력하십시오. {value}은(는) 그중 아무것도 아닙니다</translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation>삭제 취소</translation>
    </message>
    <message>
        <source>Uneven lengths</source>
        <translation>고르지 않은 길이</translation>
    </message>
    <message>
        <source>Unless a lock keeps them apart, one overwrites what another has written: return what is to be kept, and write it once; or give each job a file of its own.</source>
        <translation>잠금으로 떼어 놓지 않으면 한 작업이 다른 작업이 쓴 것을 덮어씁니다. 남길 것은 돌려받아 한 번에 쓰거나, 작업마다 파일을 따로 두십시오.</translation>
    </message>
    <message>
        <source>Unless they wait for each other, take more workers than cores; threads cost least.</source>
        <translation>서로를 기다리는 것이 아니라면 코어보다 많은 작업자를 쓰십시오. 스레드가 가장 가볍습니다.</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>Use processes: a pool, an executor or joblib.</source>
        <translation>풀, executor, joblib 같은 프로세스를 쓰십시오.</translation>
    </message>
    <message>
        <source>Use {way}: it took {took} ({predicted} predicted, {low} to {high}); the plain loop takes about {loop}.</source>
        <translation>{way} 방법을 쓰십시오. 예측은 {predicted} ({low}에서 {high} 범위)였고 실제로 {took} 걸렸으며, 일반 반복문은 약 {loop} 걸립니다.</translation>
    </message>
    <message>
        <source>Use {way}: it took {took} ({predicted} predicted, {low} to {high}); the plain loop took {loop}.</source>
        <translation>{way} 방법을 쓰십시오. 예측은 {predicted} ({low}에서 {high} 범위)였고 실제로 {took} 걸렸으며, 일반 반복문은 {loop} 걸렸습니다.</translation>
    </message>
    <message>
        <source>Use {way}: it will take about {predicted} ({low} to {high}); the plain loop takes about {loop}.</source>
        <translation>{way} 방법을 쓰십시오. 약 {predicted} ({low}에서 {high} 범위) 걸릴 것이며, 일반 반복문은 약 {loop} 걸립니다.</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>활용률</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>W&amp;orkers</source>
        <translation>작업자 수(&amp;O)</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>무엇을</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>기다린 시간</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Waiting takes no core: more workers than cores pay off, and threads are the cheapest of them.</source>
        <translation>대기에는 코어가 필요 없습니다. 작업자가 코어보다 많아도 이득이며, 그중 스레드가 가장 저렴합니다.</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>관찰</translation>
    </message>
    <message>
        <source>Watch a script</source>
        <translation>스크립트 관찰</translation>
    </message>
    <message>
        <source>Watch it as a script instead</source>
        <translation>대신 스크립트로 관찰</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>We&amp;b page …</source>
        <translation>웹 페이지(&amp;B) …</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>웹 페이지 (*.html)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>What a generator function of the same file yields.</source>
        <translation>같은 파일의 제너레이터 함수가 내놓는 값들입니다.</translation>
    </message>
    <message>
        <source>What answers at {address} is no Dask scheduler; its dashboard often has port 8787, and the scheduler itself 8786</source>
        <translation>{address}에서 응답하는 것은 Dask 스케줄러가 아닙니다. 대시보드는 흔히 8787번, 스케줄러는 8786번 포트를 씁니다</translation>
    </message>
    <message>
        <source>What answers at {address} is no Ray cluster; its dashboard often has port 8265, and ray:// port 10001</source>
        <translation>{address}에서 응답하는 것은 Ray 클러스터가 아닙니다. 대시보드는 흔히 8265번, ray://는 10001번 포트를 씁니다</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>차이점</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>만약에</translation>
    </message>
    <message>
        <source>What is it doing right now?</source>
        <translation>지금 무엇을 하고 있습니까?</translation>
    </message>
    <message>
        <source>What is recorded could not be written under {folder} ({why}); fix that, or set TMPDIR to another folder</source>
        <translation>기록을 {folder}에 쓸 수 없었습니다({why}). 원인을 해결하거나 TMPDIR을 다른 폴더로 설정하십시오</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>선택한 항목의 내용</translation>
    </message>
    <message>
        <source>What is typed after the script&apos;s name.</source>
        <translation>스크립트 이름 뒤에 입력하는 것입니다.</translation>
    </message>
    <message>
        <source>What is written to {path} would take the place of what is needed there; give another file</source>
        <translation>{path}에 쓰면 그곳에 있는 필요한 내용이 지워집니다. 다른 파일을 지정하십시오</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>하는 일</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>배울 점</translation>
    </message>
    <message>
        <source>What jobs may do with an array that is shared in a file: r reads it only, c changes a copy of its own, r+ changes it for all.</source>
        <translation>파일로 공유되는 배열에 작업이 할 수 있는 일입니다. r은 읽기만 하고, c는 자기 복사본을 고치며, r+는 모두의 것을 고칩니다.</translation>
    </message>
    <message>
        <source>What the file finds in sys.argv, as on a command line of its own.</source>
        <translation>파일이 자체 명령줄에서처럼 sys.argv에서 보게 되는 내용입니다.</translation>
    </message>
    <message>
        <source>What the function gets: one item per job.</source>
        <translation>함수가 받는 값입니다. 작업마다 항목 하나를 받습니다.</translation>
    </message>
    <message>
        <source>What the jobs print</source>
        <translation>작업이 출력한 내용</translation>
    </message>
    <message>
        <source>What the jobs print appears here, each line with the PID of its process.</source>
        <translation>작업이 출력하는 내용이 줄마다 프로세스의 PID와 함께 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>What was recorded below {folder} was removed during the run; find out who clears that folder, or set TMPDIR to another one</source>
        <translation>{folder} 아래에 기록한 내용이 실행 도중에 지워졌습니다. 그 폴더를 누가 비우는지 알아보거나, TMPDIR을 다른 폴더로 지정하십시오</translation>
    </message>
    <message>
        <source>What was recorded was removed meanwhile, so nobody can say where the time went.</source>
        <translation>기록한 내용이 도중에 지워져, 시간이 어디에 쓰였는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>What was watched raised {type}</source>
        <translation>관찰한 부분에서 {type} 예외가 발생했습니다</translation>
    </message>
    <message>
        <source>What was watched raised {type}: {message}</source>
        <translation>관찰한 부분에서 {type} 예외가 발생했습니다: {message}</translation>
    </message>
    <message>
        <source>What was written down</source>
        <translation>기록된 내용</translation>
    </message>
    <message>
        <source>What was written to standard error: lines with an exclamation mark.</source>
        <translation>표준 오류로 출력된 내용입니다. 느낌표가 있는 줄입니다.</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>잘못된 점</translation>
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
        <source>When {by} was given up, it had read {handed:,} items from its source; {ended:,} jobs had ended.</source>
        <translation>{by}이(가) 중단되었을 때 소스에서 이미 항목 {handed:,}개를 읽었고, 끝난 작업은 {ended:,}개였습니다.</translation>
    </message>
    <message>
        <source>When {ended:,} jobs had ended, {made:,} of {jobs:,} items were made, and waited in memory.</source>
        <translation>작업 {ended:,}개가 끝났을 때 항목 {jobs:,}개 중 {made:,}개가 이미 만들어져 메모리에서 기다리고 있었습니다.</translation>
    </message>
    <message>
        <source>Where a result is lost, an executor raises an error; a pool waits forever.</source>
        <translation>결과가 사라지면 executor는 오류를 내고, pool은 끝없이 기다립니다.</translation>
    </message>
    <message>
        <source>Where among two settings the fastest lies</source>
        <translation>두 설정 가운데 가장 빠른 곳</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>시간이 쓰인 곳</translation>
    </message>
    <message>
        <source>Where the workers&apos; time went</source>
        <translation>작업자들의 시간이 쓰인 곳</translation>
    </message>
    <message>
        <source>Where these programs compute, as many workers as cores are right; take more where they only wait as well.</source>
        <translation>이 프로그램들이 계산한다면 작업자 수는 코어 수만큼이 알맞고, 이들도 기다리기만 한다면 더 늘리십시오.</translation>
    </message>
    <message>
        <source>Where they are large, have few taken ahead: joblib does so by pre_dispatch; imap takes all that it can.</source>
        <translation>항목이 크다면 미리 읽는 수를 줄이십시오. joblib은 pre_dispatch로 그렇게 하지만, imap은 가능한 한 모두 읽습니다.</translation>
    </message>
    <message>
        <source>Where would you like to begin?</source>
        <translation>어디서부터 시작하시겠습니까?</translation>
    </message>
    <message>
        <source>Whether the jobs computed longer than alone is not known: run them with --baseline.</source>
        <translation>작업이 혼자일 때보다 오래 계산했는지는 알 수 없습니다. --baseline으로 실행하십시오.</translation>
    </message>
    <message>
        <source>Whether the jobs computed longer than alone is not known: watch the script with --one-core as well, and give what that saves to explain --alone.</source>
        <translation>작업이 혼자일 때보다 오래 계산했는지는 알 수 없습니다. 스크립트를 --one-core로도 관찰하고, 그렇게 저장한 실행을 explain --alone에 주십시오.</translation>
    </message>
    <message>
        <source>Which items</source>
        <translation>항목 지정</translation>
    </message>
    <message>
        <source>Which of the file&apos;s</source>
        <translation>파일 안에서 선택</translation>
    </message>
    <message>
        <source>Which process ran what</source>
        <translation>프로세스별 실행 내역</translation>
    </message>
    <message>
        <source>Which way is worth it?</source>
        <translation>어느 방법이 이득입니까?</translation>
    </message>
    <message>
        <source>Which way?</source>
        <translation>어느 방법?</translation>
    </message>
    <message>
        <source>Who the workers are: loky&apos;s processes, which survive faults and are used again, a multiprocessing pool, threads of this process, or a cluster of Dask&apos;s or Ray&apos;s.</source>
        <translation>작업자가 무엇인지 정합니다. 오류가 나도 살아남아 다시 쓰이는 loky의 프로세스, multiprocessing 풀, 이 프로세스의 스레드, 또는 Dask나 Ray의 클러스터입니다.</translation>
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
        <source>Why it took so long</source>
        <translation>오래 걸린 까닭</translation>
    </message>
    <message>
        <source>With {first}, {second} means nothing; leave one of them out</source>
        <translation>{first} 설정에서는 {second} 설정에 의미가 없습니다. 둘 중 하나를 빼십시오</translation>
    </message>
    <message>
        <source>With {library} {here}, others could run code in this run; use {library} {least} or newer</source>
        <translation>{library} {here}에서는 다른 사람이 이 실행 안에서 코드를 실행할 수 있습니다. {library} {least} 이상을 쓰십시오</translation>
    </message>
    <message>
        <source>With {option} Python does not read the environment, by which it is watched; leave it out</source>
        <translation>{option} 옵션을 쓰면 Python이 환경 변수를 읽지 않아 관찰할 수 없습니다. 그 옵션을 빼십시오</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>바깥 작업</translation>
    </message>
    <message>
        <source>Without a command, opens the window.</source>
        <translation>명령 없이 실행하면 창이 열립니다.</translation>
    </message>
    <message>
        <source>Wor&amp;kers</source>
        <translation>작업자(&amp;K)</translation>
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
        <source>Worker without a job</source>
        <translation>작업을 받지 못한 작업자</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>작업자</translation>
    </message>
    <message>
        <source>Workers</source>
        <comment>how many</comment>
        <translation>작업자 수</translation>
    </message>
    <message>
        <source>Workers idled {lost_s} until the last job was done: job {job:,} took {took_s}.</source>
        <translation>마지막 작업이 끝날 때까지 작업자들이 {lost_s} 쉬었습니다. 작업 {job:,}번은 {took_s} 걸렸습니다.</translation>
    </message>
    <message>
        <source>Workers idled {lost_s} while jobs were waiting in another worker&apos;s chunk of {size:,}.</source>
        <translation>다른 작업자의 청크(크기 {size:,})에서 작업이 기다리는 동안 작업자들이 {lost_s} 쉬었습니다.</translation>
    </message>
    <message>
        <source>Workers idled {lost_s} while jobs were waiting in another worker&apos;s chunk.</source>
        <translation>다른 작업자의 청크에서 작업이 기다리는 동안 작업자들이 {lost_s} 쉬었습니다.</translation>
    </message>
    <message>
        <source>Workers were suspended for {lost_s} in all.</source>
        <translation>작업자가 모두 합쳐 {lost_s} 동안 일시 중지되어 있었습니다.</translation>
    </message>
    <message>
        <source>Workers’ time</source>
        <translation>작업자 시간</translation>
    </message>
    <message>
        <source>Working out where the workers’ time went …</source>
        <translation>작업자들의 시간이 어디에 쓰였는지 알아보는 중 …</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>작업 종류</translation>
    </message>
    <message>
        <source>Workload {workload} needs {module}, which this Python does not have; choose another workload or another Python</source>
        <translation>작업 종류 {workload}에 필요한 모듈 {module}이(가) 이 Python에 없습니다. 다른 작업 종류나 다른 Python을 선택하십시오</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>메모 쓰기</translation>
    </message>
    <message>
        <source>Write a run in another form.</source>
        <translation>실행을 다른 형식으로 씁니다.</translation>
    </message>
    <message>
        <source>Write a saved run as a trace for Perfetto, a table, a summary, a script that does the same, or a picture.</source>
        <translation>저장한 실행을 Perfetto용 추적, 표, 요약, 같은 일을 하는 스크립트 또는 그림으로 씁니다.</translation>
    </message>
    <message>
        <source>Write: %%watch [--window] [PATH.pgram]</source>
        <translation>이렇게 쓰십시오: %%watch [--window] [PATH.pgram]</translation>
    </message>
    <message>
        <source>You saw a worker idle for the last {idle} of {elapsed}</source>
        <translation>전체 {elapsed} 가운데 마지막 {idle} 동안 쉬는 작업자를 보았습니다</translation>
    </message>
    <message>
        <source>You saw joblib send {joblib} to each job, and the pool {pool}</source>
        <translation>joblib은 작업마다 {joblib}, 풀은 {pool}를 보내는 것을 보았습니다</translation>
    </message>
    <message>
        <source>You saw the first job begin after {joblib} with joblib, and after {pool} with the pool</source>
        <translation>첫 작업이 joblib에서는 {joblib}, 풀에서는 {pool} 뒤에 시작되는 것을 보았습니다</translation>
    </message>
    <message>
        <source>You saw the plain loop take {loop}, and the processes {took}</source>
        <translation>일반 반복문에는 {loop}, 프로세스에는 {took}가 걸리는 것을 보았습니다</translation>
    </message>
    <message>
        <source>You saw {pids} for {jobs}</source>
        <translation>{jobs}에 {pids}를 보았습니다</translation>
    </message>
    <message>
        <source>You saw {threads}, and a speed-up of {factor}</source>
        <translation>{threads}와 {factor}의 속도 향상을 보았습니다</translation>
    </message>
    <message>
        <source>You saw {threads}, one PID, and a speed-up of {factor}</source>
        <translation>{threads}와 PID 하나, {factor}의 속도 향상을 보았습니다</translation>
    </message>
    <message>
        <source>You saw {workers} of {hosts} at work for the scheduler at {address}</source>
        <translation>{address}의 스케줄러 아래에서 {hosts}의 {workers}가 일하는 것을 보았습니다</translation>
    </message>
    <message>
        <source>Your Python processes. Looking at one shows in which function each thread is; its jobs are not seen.</source>
        <translation>본인의 Python 프로세스입니다. 연결하면 각 스레드가 어느 함수에 있는지 보여 주며, 작업은 보이지 않습니다.</translation>
    </message>
    <message>
        <source>Your function&apos;s file</source>
        <translation>함수가 든 파일</translation>
    </message>
    <message>
        <source>Your own function</source>
        <translation>직접 만든 함수</translation>
    </message>
    <message>
        <source>Your own function…</source>
        <translation>직접 만든 함수…</translation>
    </message>
    <message>
        <source>Your quota of the disk under {folder} is used up; make room there, or set TMPDIR to another folder</source>
        <translation>{folder}의 디스크 할당량을 다 썼습니다. 그곳에 공간을 확보하거나 TMPDIR을 다른 폴더로 설정하십시오</translation>
    </message>
    <message>
        <source>a Python script that does the same without this program</source>
        <translation>이 프로그램 없이 같은 일을 하는 Python 스크립트</translation>
    </message>
    <message>
        <source>a built-in module</source>
        <translation>내장 모듈</translation>
    </message>
    <message>
        <source>a cluster of its own</source>
        <translation>자체 클러스터</translation>
    </message>
    <message>
        <source>a coroutine or a generator goes on after it has returned, and is not shown</source>
        <translation>코루틴이나 제너레이터는 반환한 뒤에도 이어지므로 표시되지 않습니다</translation>
    </message>
    <message>
        <source>a first call takes {first}, and one after it {time}</source>
        <translation>첫 호출은 {first}, 그다음 호출은 {time} 걸립니다</translation>
    </message>
    <message>
        <source>a function of your own instead of a workload, in a file or a notebook (FILE.ipynb:NAME); it gets one item per job</source>
        <translation>작업 종류 대신 쓸 직접 만든 함수. 파일이나 노트북(FILE.ipynb:NAME)의 함수이며, 작업마다 항목을 하나씩 받음</translation>
    </message>
    <message>
        <source>a job of it has ended twice</source>
        <translation>두 번 끝난 작업이 있음</translation>
    </message>
    <message>
        <source>a number of more than 30 digits</source>
        <translation>30자리가 넘는 수</translation>
    </message>
    <message>
        <source>a page for a browser, all in one file</source>
        <translation>브라우저용 페이지, 파일 하나에 모두 담음</translation>
    </message>
    <message>
        <source>a process is started here while the file is imported, in each worker anew, which fails; put it under if __name__ == &quot;__main__&quot;:</source>
        <translation>파일을 임포트하는 동안 여기에서 프로세스를 시작하며, 작업자마다 다시 시작하려다 실패합니다. 다음 아래로 옮기십시오. if __name__ == &quot;__main__&quot;:</translation>
    </message>
    <message>
        <source>a row has more or fewer cells than the header</source>
        <translation>머리글과 칸 수가 다른 행이 있습니다</translation>
    </message>
    <message>
        <source>a run of the same jobs alone: the plain loop, or a script watched with --one-core</source>
        <translation>같은 작업이 혼자 실행된 것: 일반 반복문 또는 --one-core로 관찰한 스크립트</translation>
    </message>
    <message>
        <source>a summary, for an issue or a chat</source>
        <translation>이슈나 채팅에 붙여 넣을 요약</translation>
    </message>
    <message>
        <source>a table of the jobs, for spreadsheets</source>
        <translation>스프레드시트용 작업 표</translation>
    </message>
    <message>
        <source>a text like {example}</source>
        <translation>{example} 형식의 텍스트</translation>
    </message>
    <message>
        <source>a trace for ui.perfetto.dev, with a slice per job</source>
        <translation>작업마다 조각이 하나씩 있는 ui.perfetto.dev용 추적</translation>
    </message>
    <message>
        <source>a whole number from {least:,}</source>
        <translation>{least:,} 이상의 정수</translation>
    </message>
    <message>
        <source>about {n:.1f} threads or processes</source>
        <translation>스레드나 프로세스 약 {n:.1f}개</translation>
    </message>
    <message>
        <source>about {share}, one of {tasks:,} in {size}</source>
        <translation>약 {share}({size}에 담긴 {tasks:,}개 중 하나)</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>약 {time} 남음</translation>
    </message>
    <message>
        <source>advise no more workers than these</source>
        <translation>이보다 많은 작업자는 권하지 않음</translation>
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
        <source>all seen</source>
        <translation>모두 보임</translation>
    </message>
    <message>
        <source>all that can be done to it</source>
        <translation>가능한 모든 동작</translation>
    </message>
    <message>
        <source>all workers at once, in low rows</source>
        <translation>모든 작업자를 낮은 행으로 한눈에</translation>
    </message>
    <message>
        <source>all {all:.0%}, own {own:.1%}</source>
        <translation>전체 {all:.0%}, 자체 {own:.1%}</translation>
    </message>
    <message>
        <source>all, or those that have all these words</source>
        <translation>모두, 또는 이 단어가 모두 들어 있는 실행만</translation>
    </message>
    <message>
        <source>alone</source>
        <comment>the main process, outside of all calls</comment>
        <translation>단독</translation>
    </message>
    <message>
        <source>also run the plain loop, and show the speed-up</source>
        <translation>일반 반복문도 실행해 속도 향상을 표시</translation>
    </message>
    <message>
        <source>also those beyond the newest {most}</source>
        <translation>최근 {most}개보다 오래된 것도</translation>
    </message>
    <message>
        <source>also those that are pinned</source>
        <translation>고정된 것도</translation>
    </message>
    <message>
        <source>an error of it has no text</source>
        <translation>내용이 없는 오류가 있음</translation>
    </message>
    <message>
        <source>an error or a dead worker costs the one job: where that breaks the strategy, start it anew on the rest</source>
        <translation>오류가 나거나 작업자가 죽어도 그 작업 하나만 잃음. 그 때문에 전략이 중단되면 나머지 작업으로 다시 시작</translation>
    </message>
    <message>
        <source>an option of the strategy; may be given several times (see: {program} list options STRATEGY)</source>
        <translation>전략의 옵션. 여러 번 지정할 수 있음(참고: {program} list options STRATEGY)</translation>
    </message>
    <message>
        <source>and fewer</source>
        <translation>더 적게도</translation>
    </message>
    <message>
        <source>and {count:,} more</source>
        <translation>외 {count:,}개</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>인수 %(argument_name)s: %(message)s</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>at most {value} per job</source>
        <translation>작업당 최대 {value}</translation>
    </message>
    <message>
        <source>attempt {number} of {count}</source>
        <translation>{count}번 중 {number}번째 시도</translation>
    </message>
    <message>
        <source>bar: median   ●: each run   ┆: ideal</source>
        <translation>막대: 중앙값   ●: 각 실행   ┆: 이상적</translation>
    </message>
    <message>
        <source>bar: median   ●: each run   ┆: the plain loop’s time shared out to workers with a core each</source>
        <translation>막대: 중앙값   ●: 각 실행   ┆: 일반 반복문의 시간을 코어를 하나씩 가진 작업자 수로 나눈 값</translation>
    </message>
    <message>
        <source>began at {time}</source>
        <translation>{time}에 시작</translation>
    </message>
    <message>
        <source>busy machine</source>
        <translation>바쁜 컴퓨터</translation>
    </message>
    <message>
        <source>busy time</source>
        <translation>일한 시간</translation>
    </message>
    <message>
        <source>busy: other programs had {cores}</source>
        <translation>바쁜 컴퓨터: 다른 프로그램이 {cores} 사용</translation>
    </message>
    <message>
        <source>bytes returned by each job</source>
        <translation>작업마다 반환하는 바이트 수</translation>
    </message>
    <message>
        <source>bytes sent to each job</source>
        <translation>작업마다 보내는 바이트 수</translation>
    </message>
    <message>
        <source>call</source>
        <translation>호출</translation>
    </message>
    <message>
        <source>call nothing; say what is known without it</source>
        <translation>아무것도 호출하지 않고 알 수 있는 것만 알려 줌</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>호출</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>child process</source>
        <translation>자식 프로세스</translation>
    </message>
    <message>
        <source>choose a program that can</source>
        <translation>시작할 수 있는 것을 고르십시오</translation>
    </message>
    <message>
        <source>choose a worker</source>
        <translation>작업자 선택</translation>
    </message>
    <message>
        <source>choose another</source>
        <translation>다른 것을 선택하십시오</translation>
    </message>
    <message>
        <source>choose another Python</source>
        <translation>다른 Python을 선택하십시오</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>다른 위치를 선택하십시오</translation>
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
        <source>collecting</source>
        <translation>결과 모으기</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>계속됨</translation>
    </message>
    <message>
        <source>continued by you</source>
        <translation>사용자가 재개함</translation>
    </message>
    <message>
        <source>cores / workers</source>
        <translation>코어 수 / 작업자 수</translation>
    </message>
    <message>
        <source>default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>delete runs</source>
        <translation>실행 삭제</translation>
    </message>
    <message>
        <source>did not finish, so there is no speed-up to tell</source>
        <translation>완료되지 않아 속도 향상을 알 수 없음</translation>
    </message>
    <message>
        <source>died</source>
        <comment>a worker, nobody saw how</comment>
        <translation>비정상 종료</translation>
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
        <source>end a job that takes longer than this, and its worker with it</source>
        <translation>혼자 이만큼 오래 걸린 작업을 작업자와 함께 종료</translation>
    </message>
    <message>
        <source>end other programs, or take fewer workers</source>
        <translation>다른 프로그램을 끝내거나 작업자 수를 줄이십시오</translation>
    </message>
    <message>
        <source>end other programs, which have all the files open that the system allows</source>
        <translation>시스템이 허용하는 파일을 다른 프로그램이 모두 열어 두었으니 그 프로그램을 끝내십시오</translation>
    </message>
    <message>
        <source>ended with status {status}</source>
        <translation>종료 상태 {status}</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>exit code {exit_code}</source>
        <translation>종료 코드 {exit_code}</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>값이 하나 필요합니다</translation>
    </message>
    <message>
        <source>exporting</source>
        <translation>내보내는 중</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>find a job</source>
        <translation>작업 찾기</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>완료</translation>
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
        <source>fork server</source>
        <translation>포크 서버</translation>
    </message>
    <message>
        <source>fork, this platform&apos;s own</source>
        <translation>fork(이 플랫폼의 기본값)</translation>
    </message>
    <message>
        <source>forkserver, this platform&apos;s own</source>
        <translation>forkserver(이 플랫폼의 기본값)</translation>
    </message>
    <message>
        <source>from {start}</source>
        <translation>{start}부터</translation>
    </message>
    <message>
        <source>from {start} to {end}</source>
        <translation>{start}부터 {end}까지</translation>
    </message>
    <message>
        <source>global lock</source>
        <translation>전역 인터프리터 잠금(GIL)</translation>
    </message>
    <message>
        <source>got no job</source>
        <translation>작업을 받지 못함</translation>
    </message>
    <message>
        <source>handing over</source>
        <translation>건네기</translation>
    </message>
    <message>
        <source>heard of again</source>
        <translation>다시 소식이 옴</translation>
    </message>
    <message>
        <source>how its workers died cannot be so</source>
        <translation>작업자가 종료된 방식이 올바르지 않음</translation>
    </message>
    <message>
        <source>how large each job is (default: the workload&apos;s own, or what fits this machine)</source>
        <translation>각 작업의 크기(기본값: 작업 종류에 따르거나 이 컴퓨터에 맞는 크기)</translation>
    </message>
    <message>
        <source>how long to look (default: until the program ends)</source>
        <translation>살펴볼 시간(기본값: 프로그램이 끝날 때까지)</translation>
    </message>
    <message>
        <source>how many jobs (default: the workload&apos;s own, for squares 4)</source>
        <translation>작업 수(기본값: 작업 종류에 따름, squares는 4)</translation>
    </message>
    <message>
        <source>how many workers; 0: as many as usable cores (default: the strategy&apos;s own)</source>
        <translation>작업자 수. 0: 사용 가능한 코어 수만큼(기본값: 전략에 따름)</translation>
    </message>
    <message>
        <source>how often each is run at most (default: {default}). From the fourth round on, what is told from all others is not run again</source>
        <translation>각각 최대 몇 번 실행할지(기본값: {default}). 넷째 회차부터, 다른 모든 것과 구별된 것은 다시 실행하지 않음</translation>
    </message>
    <message>
        <source>how often each is run, to be ranked by its median (default: 1). The strategies take turns, and every other round goes in reverse order, so that a machine that grows slower or faster is fair to all of them</source>
        <translation>각각의 실행 횟수. 순위는 중앙값으로 매김(기본값: 1). 컴퓨터가 느려지거나 빨라져도 모두에게 공평하도록 전략을 번갈아 실행하고, 한 바퀴마다 순서를 뒤집음</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>이상적</translation>
    </message>
    <message>
        <source>idle: chunks</source>
        <translation>유휴: 청크</translation>
    </message>
    <message>
        <source>idle: the last job</source>
        <translation>유휴: 마지막 작업</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>값을 받지 않으므로 %r 무시됨</translation>
    </message>
    <message>
        <source>importing</source>
        <translation>모듈 임포트</translation>
    </message>
    <message>
        <source>importing took {least} to {most} in each of {n:,} workers</source>
        <translation>임포트에 작업자 {n:,}개에서 각각 {least}~{most} 걸렸습니다</translation>
    </message>
    <message>
        <source>importing took {time} in each of {n:,} workers</source>
        <translation>임포트에 작업자 {n:,}개에서 각각 {time} 걸렸습니다</translation>
    </message>
    <message>
        <source>importing took {time} in one worker</source>
        <translation>임포트에 작업자 하나에서 {time} 걸렸습니다</translation>
    </message>
    <message>
        <source>in calls</source>
        <translation>호출 중</translation>
    </message>
    <message>
        <source>in jobs that have not ended</source>
        <translation>끝나지 않은 작업</translation>
    </message>
    <message>
        <source>interrupt the script after this long, as Ctrl-C does, and end it 5 s later</source>
        <translation>이 시간이 지나면 Ctrl-C처럼 스크립트를 중단하고, 5초 뒤에도 끝나지 않으면 강제 종료</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
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
        <source>it cannot have ended before it began</source>
        <translation>시작하기 전에 끝난 것으로 되어 있음</translation>
    </message>
    <message>
        <source>it cannot have gone on for so long</source>
        <translation>실행 시간이 지나치게 긺</translation>
    </message>
    <message>
        <source>it computes in {line}, {place}</source>
        <translation>{line}에서 계산 중입니다({place})</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>응답하지 않음</translation>
    </message>
    <message>
        <source>it has more than {most:,} workers</source>
        <translation>작업자가 {most:,}개를 넘음</translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation>파일이 중간에 끊김</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>중첩이 너무 깊음</translation>
    </message>
    <message>
        <source>it is no UTF-8 text</source>
        <translation>UTF-8 텍스트가 아님</translation>
    </message>
    <message>
        <source>it lacks {name}</source>
        <translation>{name} 항목이 없음</translation>
    </message>
    <message>
        <source>it prints without end</source>
        <translation>끝없이 출력함</translation>
    </message>
    <message>
        <source>it runs no Python code</source>
        <translation>Python 코드를 실행하지 않습니다</translation>
    </message>
    <message>
        <source>it sleeps in {line}, {place}</source>
        <translation>{line}에서 잠들어 있습니다({place})</translation>
    </message>
    <message>
        <source>it waits for a connection in {line}, {place}</source>
        <translation>{line}에서 연결을 기다립니다({place})</translation>
    </message>
    <message>
        <source>it waits in {line}, {place}</source>
        <translation>{line}에서 기다립니다({place})</translation>
    </message>
    <message>
        <source>it waits in {line}, {place}, for what is started while the file is imported; put that under if __name__ == &quot;__main__&quot;, or watch the script as it is</source>
        <translation>{line}에서 기다립니다({place}). 파일을 가져오는 동안 시작된 것을 기다리므로, 그 부분을 if __name__ == &quot;__main__&quot; 아래에 두거나 스크립트를 그대로 관찰하십시오</translation>
    </message>
    <message>
        <source>it would take more memory than there is</source>
        <translation>있는 메모리보다 많은 메모리가 필요함</translation>
    </message>
    <message>
        <source>its Python does not answer</source>
        <translation>해당 Python이 응답하지 않음</translation>
    </message>
    <message>
        <source>its arguments</source>
        <translation>인수</translation>
    </message>
    <message>
        <source>its calls</source>
        <translation>호출</translation>
    </message>
    <message>
        <source>its calls and jobs, and all of before, are not seen from outside; of its stacks there are looks, twice a second at most, and what is shorter may be missed</source>
        <translation>호출과 작업, 그리고 연결하기 전의 일은 밖에서 보이지 않습니다. 스택은 많아야 1초에 두 번 살펴보므로 그보다 짧은 것은 놓칠 수 있습니다</translation>
    </message>
    <message>
        <source>its evidence cannot be so</source>
        <translation>증거가 올바르지 않습니다</translation>
    </message>
    <message>
        <source>its function is not as it should be</source>
        <translation>함수가 올바르지 않음</translation>
    </message>
    <message>
        <source>its greenlets take turns in one thread and are not shown</source>
        <translation>greenlet은 한 스레드에서 번갈아 실행되므로 표시하지 않습니다</translation>
    </message>
    <message>
        <source>its head cannot be read</source>
        <translation>머리 부분을 읽을 수 없음</translation>
    </message>
    <message>
        <source>its head is not as it should be</source>
        <translation>머리 부분이 올바르지 않음</translation>
    </message>
    <message>
        <source>its head is not as it was written</source>
        <translation>머리 부분이 기록된 것과 다름</translation>
    </message>
    <message>
        <source>its hook turned itself off: {why}</source>
        <translation>해당 관찰 지점이 스스로 꺼졌습니다: {why}</translation>
    </message>
    <message>
        <source>its hosts cannot be so</source>
        <translation>호스트 값이 올바르지 않음</translation>
    </message>
    <message>
        <source>its items are more than 64 MB of text</source>
        <translation>항목이 64 MB 넘는 텍스트임</translation>
    </message>
    <message>
        <source>its items are no text</source>
        <translation>항목이 텍스트가 아님</translation>
    </message>
    <message>
        <source>its items: a JSON array, @FILE.json, .jsonl, .csv, .npy or .parquet, range:START:STOP, lines:FILE, files:FOLDER, glob:PATTERN, list:NAME or generator:NAME, which the same file has, or - for the lines of standard input (default: the numbers from 0 to --jobs)</source>
        <translation>항목: JSON 배열, @FILE.json(.jsonl, .csv, .npy, .parquet), range:START:STOP, lines:FILE, files:FOLDER, glob:PATTERN, 같은 파일의 list:NAME 또는 generator:NAME, 표준 입력의 줄이면 - (기본값: 0부터 --jobs까지의 수)</translation>
    </message>
    <message>
        <source>its levels</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>its list of parts is not as it should be</source>
        <translation>부분 목록이 올바르지 않음</translation>
    </message>
    <message>
        <source>its messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>its open spans</source>
        <translation>열린 구간</translation>
    </message>
    <message>
        <source>its open spans cannot be so</source>
        <translation>열린 구간의 값이 올바르지 않음</translation>
    </message>
    <message>
        <source>its options cannot be so</source>
        <translation>옵션 값이 올바르지 않음</translation>
    </message>
    <message>
        <source>its other processes cannot be so</source>
        <translation>그 밖의 프로세스에 대한 내용이 올바르지 않습니다</translation>
    </message>
    <message>
        <source>its packages cannot be so</source>
        <translation>패키지 값이 올바르지 않음</translation>
    </message>
    <message>
        <source>its part {name} is not as it should be</source>
        <translation>{name} 부분이 올바르지 않음</translation>
    </message>
    <message>
        <source>its part {name} is not as it was written</source>
        <translation>{name} 부분이 기록된 것과 다름</translation>
    </message>
    <message>
        <source>its program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>its program failed by itself</source>
        <translation>시험 프로그램 자체가 실패했습니다</translation>
    </message>
    <message>
        <source>its result {size}</source>
        <comment>pickled, as the first item</comment>
        <translation>그 결과는 {size}</translation>
    </message>
    <message>
        <source>its samples</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>its samples cannot be so</source>
        <translation>표본 값이 올바르지 않음</translation>
    </message>
    <message>
        <source>its seam is not the one that is known: {why}</source>
        <translation>내부 구조가 알려진 것과 다릅니다: {why}</translation>
    </message>
    <message>
        <source>its stacks cannot be read</source>
        <translation>스택을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>its versions cannot be so</source>
        <translation>버전 값이 올바르지 않음</translation>
    </message>
    <message>
        <source>its worker ended with exit code {exit_code}</source>
        <translation>작업자가 종료 코드 {exit_code}(으)로 끝남</translation>
    </message>
    <message>
        <source>its worker ended, and nobody saw how</source>
        <translation>작업자가 끝났으나 어떻게 끝났는지 알 수 없음</translation>
    </message>
    <message>
        <source>its worker is suspended</source>
        <translation>작업자가 일시 중지됨</translation>
    </message>
    <message>
        <source>its worker was ended because the job&apos;s time was up</source>
        <translation>작업의 제한 시간이 지나 작업자를 종료함</translation>
    </message>
    <message>
        <source>its worker was killed by SIGKILL, most likely because memory ran out</source>
        <translation>작업자가 SIGKILL 신호로 종료됨. 메모리가 부족했을 가능성이 큼</translation>
    </message>
    <message>
        <source>its worker was killed by you (signal unknown)</source>
        <translation>사용자가 작업자를 강제 종료함(신호 알 수 없음)</translation>
    </message>
    <message>
        <source>its worker was killed by you ({signal})</source>
        <translation>사용자가 작업자를 강제 종료함({signal})</translation>
    </message>
    <message>
        <source>its worker was killed by {signal}</source>
        <translation>작업자가 {signal} 신호로 종료됨</translation>
    </message>
    <message>
        <source>its {name}</source>
        <translation>{name} 부분</translation>
    </message>
    <message>
        <source>its {name} cannot be so</source>
        <translation>{name} 값이 올바르지 않음</translation>
    </message>
    <message>
        <source>job</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>job {number:,}</source>
        <translation>작업 {number:,}</translation>
    </message>
    <message>
        <source>job {number}</source>
        <translation>작업 {number}</translation>
    </message>
    <message>
        <source>joblib Parallel</source>
        <translation>joblib 병렬(Parallel)</translation>
    </message>
    <message>
        <source>joblib hands arrays of more than 1 MB over from a file, read-only, and jobs wrote into theirs ({count:,}).</source>
        <translation>joblib은 1 MB가 넘는 배열을 파일에서 읽기 전용으로 넘기는데, 작업이 거기에 쓰려 했습니다({count:,}개).</translation>
    </message>
    <message>
        <source>joblib&apos;s four workers</source>
        <translation>joblib의 작업자 네 개</translation>
    </message>
    <message>
        <source>joblib&apos;s reusable workers, which share large arrays instead of copying them.</source>
        <translation>joblib의 재사용 가능한 작업자로, 큰 배열을 복사하지 않고 공유합니다.</translation>
    </message>
    <message>
        <source>keep the script to one core, where its jobs compute alone: for explain --alone</source>
        <translation>스크립트를 코어 하나에 묶어 작업이 혼자 계산하게 합니다(explain --alone에 쓰임)</translation>
    </message>
    <message>
        <source>keeps going</source>
        <translation>계속 진행</translation>
    </message>
    <message>
        <source>kill the worker</source>
        <translation>작업자 강제 종료</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>강제 종료됨</translation>
    </message>
    <message>
        <source>killed by you</source>
        <translation>사용자가 강제 종료함</translation>
    </message>
    <message>
        <source>killed by {signal}</source>
        <translation>종료됨({signal})</translation>
    </message>
    <message>
        <source>list {what} takes nothing more, so {value} is one word too many</source>
        <translation>list {what} 뒤에는 아무것도 올 수 없습니다. {value} 부분을 빼십시오</translation>
    </message>
    <message>
        <source>look at a program of your own that runs already</source>
        <translation>이미 실행 중인 본인의 프로그램을 살펴봄</translation>
    </message>
    <message>
        <source>looks: {seen:,}, on a core: {active:,}</source>
        <translation>관찰 {seen:,}회, 코어 위 {active:,}회</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>유실</translation>
    </message>
    <message>
        <source>main process</source>
        <translation>주 프로세스</translation>
    </message>
    <message>
        <source>main · PID {pid}</source>
        <translation>주 프로세스 · PID {pid}</translation>
    </message>
    <message>
        <source>make room and try again</source>
        <translation>공간을 확보하고 다시 시도하십시오</translation>
    </message>
    <message>
        <source>make room on that disk, or write to another one</source>
        <translation>그 디스크에 공간을 확보하거나 다른 디스크에 쓰십시오</translation>
    </message>
    <message>
        <source>make room or set TMPDIR</source>
        <translation>공간을 확보하거나 TMPDIR을 설정하십시오</translation>
    </message>
    <message>
        <source>make room there</source>
        <translation>공간을 확보하십시오</translation>
    </message>
    <message>
        <source>making the items took {time}</source>
        <translation>항목을 만드는 데 {time} 걸렸습니다</translation>
    </message>
    <message>
        <source>making the items took {time}, once for all runs</source>
        <translation>항목을 만드는 데 {time} 걸렸습니다(모든 실행에 한 번)</translation>
    </message>
    <message>
        <source>making the items took {time}, one by one as they were taken</source>
        <translation>항목을 꺼내 갈 때마다 하나씩 만드는 데 {time} 걸렸습니다</translation>
    </message>
    <message>
        <source>map: jobs / (4 × workers), rounded up; imap: 1</source>
        <translation>map: 작업 수 / (4 × 작업자 수)를 올림한 값; imap: 1</translation>
    </message>
    <message>
        <source>measure a range of time</source>
        <translation>시간 범위 측정</translation>
    </message>
    <message>
        <source>megabytes in each job</source>
        <translation>작업마다 쓰는 메가바이트 수</translation>
    </message>
    <message>
        <source>memory unknown</source>
        <translation>메모리는 알 수 없음</translation>
    </message>
    <message>
        <source>milliseconds to wait in each job</source>
        <translation>작업마다 기다리는 밀리초</translation>
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
        <source>never used</source>
        <translation>쓰이지 않음</translation>
    </message>
    <message>
        <source>next</source>
        <translation>다음 차례</translation>
    </message>
    <message>
        <source>next, previous job of the worker</source>
        <translation>작업자의 다음, 이전 작업</translation>
    </message>
    <message>
        <source>next, previous job that fits</source>
        <translation>다음, 이전 일치 작업</translation>
    </message>
    <message>
        <source>no GIL</source>
        <translation>GIL 없음</translation>
    </message>
    <message>
        <source>no Python reported itself: started with -I, -E, -S, a cleaned environment, sudo, a container or on another machine</source>
        <translation>보고한 Python이 없습니다. -I, -E, -S 옵션, 비운 환경, sudo, 컨테이너 또는 다른 컴퓨터에서 시작되었습니다</translation>
    </message>
    <message>
        <source>no argument</source>
        <translation>인수 없음</translation>
    </message>
    <message>
        <source>no job fits</source>
        <translation>일치하는 작업 없음</translation>
    </message>
    <message>
        <source>no job to run</source>
        <translation>실행할 작업 없음</translation>
    </message>
    <message>
        <source>no job yet</source>
        <translation>아직 작업 없음</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>nobody knows yet how many jobs there are</source>
        <translation>작업이 몇 개인지는 아직 알 수 없습니다</translation>
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
        <source>none to call</source>
        <translation>호출할 함수 없음</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>not all seen</source>
        <translation>일부가 보이지 않음</translation>
    </message>
    <message>
        <source>not heard of</source>
        <translation>소식 없음</translation>
    </message>
    <message>
        <source>not heard of any more</source>
        <translation>소식이 끊김</translation>
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
        <source>nothing computed</source>
        <translation>계산된 것 없음</translation>
    </message>
    <message>
        <source>nothing selected</source>
        <translation>선택 없음</translation>
    </message>
    <message>
        <source>nothing was computed, so there is no speed-up to tell</source>
        <translation>계산된 것이 없어 속도 향상을 말할 수 없습니다</translation>
    </message>
    <message>
        <source>numbers of 8 bytes in the array</source>
        <translation>배열에 든 8바이트 수의 개수</translation>
    </message>
    <message>
        <source>numbers of workers (default: 1, 2, 4 and so on, up to the cores)</source>
        <translation>작업자 수들(기본값: 1, 2, 4 …, 코어 수까지)</translation>
    </message>
    <message>
        <source>numbers to add in each job</source>
        <translation>작업마다 더하는 수의 개수</translation>
    </message>
    <message>
        <source>numbers to square in each job</source>
        <translation>작업마다 제곱하는 수의 개수</translation>
    </message>
    <message>
        <source>numbers to square in the longest job</source>
        <translation>가장 긴 작업에서 제곱하는 수의 개수</translation>
    </message>
    <message>
        <source>of at most {times}</source>
        <translation>최대 {times}배</translation>
    </message>
    <message>
        <source>of {cores:,}</source>
        <translation>전체 {cores:,}</translation>
    </message>
    <message>
        <source>one call takes {time}</source>
        <translation>호출 한 번에 {time}</translation>
    </message>
    <message>
        <source>one call takes {time}, the mean of {n:,}</source>
        <translation>호출 한 번에 {time} 걸립니다({n:,}번의 평균)</translation>
    </message>
    <message>
        <source>open the window with the run when the script has ended</source>
        <translation>스크립트가 끝나면 실행 기록을 창에서 엽니다</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>여는 중</translation>
    </message>
    <message>
        <source>options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>or choose your own function …</source>
        <translation>직접 만든 함수를 고르십시오 …</translation>
    </message>
    <message>
        <source>other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>other programs</source>
        <translation>다른 프로그램</translation>
    </message>
    <message>
        <source>other programs used {used:.1f} of {cores} during the run</source>
        <translation>다른 프로그램이 실행하는 동안 {cores} 중 {used:.1f} 사용</translation>
    </message>
    <message>
        <source>other results</source>
        <translation>결과가 다름</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>메모리 부족</translation>
    </message>
    <message>
        <source>pickled for {time}</source>
        <translation>피클링 {time}</translation>
    </message>
    <message>
        <source>pickled in {time}</source>
        <translation>피클링 {time}</translation>
    </message>
    <message>
        <source>pickling</source>
        <translation>피클링</translation>
    </message>
    <message>
        <source>pickling took {time}</source>
        <translation>피클링에 {time}</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>위치 인수</translation>
    </message>
    <message>
        <source>predicted: {elapsed}</source>
        <translation>예측: {elapsed}</translation>
    </message>
    <message>
        <source>py-spy, which reads stacks, is not installed; type: pip install py-spy</source>
        <translation>스택을 읽는 py-spy가 설치되어 있지 않습니다. pip install py-spy를 입력하십시오</translation>
    </message>
    <message>
        <source>raise the limit of a file&apos;s size (ulimit -f)</source>
        <translation>파일 크기 제한(ulimit -f)을 높이십시오</translation>
    </message>
    <message>
        <source>raise the limit of open files (ulimit -n), or take fewer workers</source>
        <translation>열린 파일 수 제한(ulimit -n)을 높이거나 작업자 수를 줄이십시오</translation>
    </message>
    <message>
        <source>raise the limit of processes (ulimit -u), or take fewer workers</source>
        <translation>프로세스 수 제한(ulimit -u)을 높이거나 작업자 수를 줄이십시오</translation>
    </message>
    <message>
        <source>replacing workers</source>
        <translation>작업자 교체</translation>
    </message>
    <message>
        <source>resource tracker</source>
        <translation>리소스 추적기</translation>
    </message>
    <message>
        <source>resource tracker (loky)</source>
        <translation>리소스 추적기(loky)</translation>
    </message>
    <message>
        <source>right  {way}: {jobs} results by PID {pids}; at most {most} processes; {time}</source>
        <translation>정상  {way}: 결과 {jobs}개, PID {pids}; 프로세스 최대 {most}개; {time}</translation>
    </message>
    <message>
        <source>right  {way}: {jobs} results by PIDs {pids}; at most {most} processes; {time}</source>
        <translation>정상  {way}: 결과 {jobs}개, PID {pids}; 프로세스 최대 {most}개; {time}</translation>
    </message>
    <message>
        <source>round {number} of {repeats:,}, {strategy}</source>
        <translation>{repeats:,}회 중 {number}회차, {strategy}</translation>
    </message>
    <message>
        <source>run a module, as python -m does</source>
        <translation>python -m처럼 모듈을 실행</translation>
    </message>
    <message>
        <source>run the jobs by one strategy</source>
        <translation>작업을 한 가지 전략으로 실행</translation>
    </message>
    <message>
        <source>run {number:,} of {most:,}, {way}</source>
        <translation>{most:,}회 중 {number:,}번째 실행, {way}</translation>
    </message>
    <message>
        <source>runner</source>
        <translation>실행기</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>save it elsewhere if it matters</source>
        <translation>중요하면 다른 곳에 저장하십시오</translation>
    </message>
    <message>
        <source>save the run, to be opened in the window</source>
        <translation>창에서 열 수 있도록 실행을 저장</translation>
    </message>
    <message>
        <source>say which way is worth it for these jobs</source>
        <translation>이 작업에 어느 방법이 이득인지 알려 줌</translation>
    </message>
    <message>
        <source>say why a saved run took as long as it did</source>
        <translation>저장된 실행이 왜 그만큼 걸렸는지 알려 줌</translation>
    </message>
    <message>
        <source>scroll the workers</source>
        <translation>작업자 목록 스크롤</translation>
    </message>
    <message>
        <source>search jobs</source>
        <translation>작업 검색</translation>
    </message>
    <message>
        <source>see that you may write in the folder of the history</source>
        <translation>기록 폴더에 쓸 권한이 있는지 확인하십시오</translation>
    </message>
    <message>
        <source>see that you may write there</source>
        <translation>그곳에 쓸 권한이 있는지 확인하십시오</translation>
    </message>
    <message>
        <source>see to the folder, or set PARALLELOGRAM_HISTORY</source>
        <translation>폴더를 확인하거나 PARALLELOGRAM_HISTORY를 설정하십시오</translation>
    </message>
    <message>
        <source>select a job; twice: fit it</source>
        <translation>작업 선택. 두 번 클릭하면 맞춤</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>선택됨</translation>
    </message>
    <message>
        <source>set TMPDIR to a folder where you may write</source>
        <translation>쓸 권한이 있는 폴더로 TMPDIR을 설정하십시오</translation>
    </message>
    <message>
        <source>show neither progress nor what the jobs print</source>
        <translation>진행 상황과 작업이 출력하는 내용을 표시하지 않음</translation>
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
        <source>slower than alone</source>
        <translation>혼자일 때보다 느림</translation>
    </message>
    <message>
        <source>so about {time} for {jobs}, once the workers run</source>
        <translation>작업자가 시작된 뒤 {jobs}에 약 {time}</translation>
    </message>
    <message>
        <source>so many jobs are drawn by how busy each worker was</source>
        <translation>작업이 많아 작업자별로 바쁜 정도를 그림</translation>
    </message>
    <message>
        <source>spawn, this platform&apos;s own</source>
        <translation>spawn(이 플랫폼의 기본값)</translation>
    </message>
    <message>
        <source>spawning</source>
        <translation>생성 중</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>standard output is closed</source>
        <translation>표준 출력이 닫혀 있습니다</translation>
    </message>
    <message>
        <source>started by a job</source>
        <translation>작업이 시작함</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>starting workers</source>
        <translation>작업자 시작</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>stop a run that takes longer than this, with what comes before its first job</source>
        <translation>첫 작업 전의 준비까지 포함하여 이만큼 오래 걸린 실행을 중지</translation>
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
        <source>suspended by you</source>
        <translation>사용자가 일시 중지함</translation>
    </message>
    <message>
        <source>take no longer than this (default: {default:.0f})</source>
        <translation>이보다 오래 걸리지 않게 함(기본값: {default:.0f})</translation>
    </message>
    <message>
        <source>tell nothing at the end</source>
        <translation>끝난 뒤 아무것도 출력하지 않음</translation>
    </message>
    <message>
        <source>the Python that runs it (default: the one of this program)</source>
        <translation>실행에 쓸 Python(기본값: 이 프로그램의 Python)</translation>
    </message>
    <message>
        <source>the attempts at its jobs</source>
        <translation>작업을 시도한 기록</translation>
    </message>
    <message>
        <source>the clocks of its workers</source>
        <translation>작업자의 시계</translation>
    </message>
    <message>
        <source>the clocks of its workers cannot be so</source>
        <translation>작업자의 시계 정보가 올바르지 않습니다</translation>
    </message>
    <message>
        <source>the first call takes more than {seconds:.0f} s</source>
        <translation>첫 호출에 {seconds:.0f}초가 넘게 걸립니다</translation>
    </message>
    <message>
        <source>the first call takes more than {seconds:.0f} s, so nobody can say how long {jobs} will take</source>
        <translation>첫 호출이 {seconds:.0f} s보다 오래 걸려 {jobs}에 얼마나 걸릴지 알 수 없습니다</translation>
    </message>
    <message>
        <source>the first item is {size} pickled</source>
        <translation>첫 항목은 피클링하면 {size}</translation>
    </message>
    <message>
        <source>the first item makes it raise {error}</source>
        <translation>첫 항목에서 예외 발생: {error}</translation>
    </message>
    <message>
        <source>the first item makes its process die</source>
        <translation>첫 항목에서 프로세스가 비정상 종료함</translation>
    </message>
    <message>
        <source>the first {shown:,} of {count:,} workers</source>
        <translation>작업자 {count:,}개 중 처음 {shown:,}개</translation>
    </message>
    <message>
        <source>the folder that the script is started in</source>
        <translation>스크립트를 시작할 폴더</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>다음 인수가 필요합니다: %s</translation>
    </message>
    <message>
        <source>the function carries {size}, with each message</source>
        <translation>함수에 딸린 데이터 {size}, 메시지마다</translation>
    </message>
    <message>
        <source>the function carries {size}, with each of {n:,} messages</source>
        <translation>함수에 딸린 데이터 {size}, 메시지 {n:,}개에 각각</translation>
    </message>
    <message>
        <source>the function carries {size}, with {n:,} message</source>
        <translation>함수에 딸린 데이터 {size}, 메시지 {n:,}개</translation>
    </message>
    <message>
        <source>the hosts of its workers</source>
        <translation>작업자의 호스트</translation>
    </message>
    <message>
        <source>the interpreter of the script (default: this one)</source>
        <translation>스크립트를 실행할 인터프리터(기본값: 이 인터프리터)</translation>
    </message>
    <message>
        <source>the jobs of its spans</source>
        <translation>구간의 작업</translation>
    </message>
    <message>
        <source>the language to speak; may stand anywhere (default: the environment&apos;s)</source>
        <translation>표시 언어. 어느 위치에나 쓸 수 있음(기본값: 환경 설정의 언어)</translation>
    </message>
    <message>
        <source>the lengths of its items</source>
        <translation>항목의 길이</translation>
    </message>
    <message>
        <source>the lengths of its texts</source>
        <translation>텍스트의 길이</translation>
    </message>
    <message>
        <source>the lengths of its texts cannot be so</source>
        <translation>텍스트의 길이가 올바르지 않음</translation>
    </message>
    <message>
        <source>the numbers of its items do not agree</source>
        <translation>항목의 수가 서로 맞지 않음</translation>
    </message>
    <message>
        <source>the numbers of its messages</source>
        <translation>메시지의 번호</translation>
    </message>
    <message>
        <source>the numbers of its messages do not agree</source>
        <translation>메시지의 수가 서로 맞지 않음</translation>
    </message>
    <message>
        <source>the numbers of its open spans do not agree</source>
        <translation>열린 구간의 수가 서로 맞지 않음</translation>
    </message>
    <message>
        <source>the numbers of its results do not agree</source>
        <translation>결과의 수가 서로 맞지 않음</translation>
    </message>
    <message>
        <source>the numbers of its spans do not agree</source>
        <translation>구간의 수가 서로 맞지 않음</translation>
    </message>
    <message>
        <source>the places of its messages</source>
        <translation>메시지의 위치</translation>
    </message>
    <message>
        <source>the places of its messages cannot be so</source>
        <translation>메시지의 위치가 올바르지 않음</translation>
    </message>
    <message>
        <source>the places of its texts</source>
        <translation>텍스트의 위치</translation>
    </message>
    <message>
        <source>the process; its children are looked at as well (without one: your Python processes are listed)</source>
        <translation>프로세스. 그 자식 프로세스도 함께 살펴봄(없으면 본인의 Python 프로세스를 나열)</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>the run</source>
        <translation>이 실행</translation>
    </message>
    <message>
        <source>the run, as --save has kept it</source>
        <translation>--save로 저장한 실행</translation>
    </message>
    <message>
        <source>the run, as --save has kept it; several go side by side into one web page</source>
        <translation>--save로 저장한 실행. 여럿이면 웹 페이지 하나에 나란히 담음</translation>
    </message>
    <message>
        <source>the runner&apos;s messages cannot be so</source>
        <translation>실행기의 메시지가 올바르지 않음</translation>
    </message>
    <message>
        <source>the runs that are kept: list, show, export, delete</source>
        <translation>보관된 실행: 나열, 보기, 내보내기, 삭제</translation>
    </message>
    <message>
        <source>the same jobs by several strategies and the plain loop, ranked</source>
        <translation>같은 작업을 여러 전략과 일반 반복문으로 실행해 순위를 매김</translation>
    </message>
    <message>
        <source>the same jobs with several numbers of workers, strategies and options</source>
        <translation>같은 작업을 여러 작업자 수, 전략, 옵션으로</translation>
    </message>
    <message>
        <source>the script&apos;s own</source>
        <translation>스크립트의 폴더</translation>
    </message>
    <message>
        <source>the sizes of its messages</source>
        <translation>메시지의 크기</translation>
    </message>
    <message>
        <source>the states of its jobs and its spans do not agree</source>
        <translation>작업의 상태와 구간의 상태가 서로 맞지 않음</translation>
    </message>
    <message>
        <source>the states of its jobs cannot be so</source>
        <translation>작업의 상태가 올바르지 않음</translation>
    </message>
    <message>
        <source>the texts of its results are more than 2 GB</source>
        <translation>결과의 텍스트가 2 GB를 넘음</translation>
    </message>
    <message>
        <source>the timeline as a picture</source>
        <translation>타임라인 그림</translation>
    </message>
    <message>
        <source>the times of its messages</source>
        <translation>메시지의 시간</translation>
    </message>
    <message>
        <source>the times of its spans</source>
        <translation>구간의 시간</translation>
    </message>
    <message>
        <source>the times of its spans cannot be so</source>
        <translation>구간의 시간이 올바르지 않음</translation>
    </message>
    <message>
        <source>the {name} of its workers</source>
        <translation>작업자의 {name}</translation>
    </message>
    <message>
        <source>the {name} of its workers cannot be so</source>
        <translation>작업자의 {name} 값이 올바르지 않음</translation>
    </message>
    <message>
        <source>there are more spans in it than jobs</source>
        <translation>구간이 작업보다 많음</translation>
    </message>
    <message>
        <source>there is more in it than a run has</source>
        <translation>실행에 있을 수 없는 내용이 더 있음</translation>
    </message>
    <message>
        <source>there is no {name} like that</source>
        <translation>{name} 값을 알 수 없음</translation>
    </message>
    <message>
        <source>they ran in processes that could not be watched</source>
        <translation>관찰할 수 없는 프로세스에서 실행되었습니다</translation>
    </message>
    <message>
        <source>they ran in processes that were there before the watching began</source>
        <translation>관찰을 시작하기 전부터 있던 프로세스에서 실행되었습니다</translation>
    </message>
    <message>
        <source>this host&apos;s</source>
        <translation>이 호스트의 시계</translation>
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
        <translation>시간 초과</translation>
    </message>
    <message>
        <source>times of other hosts are right to {bound}</source>
        <translation>다른 호스트의 시각은 {bound} 안에서 맞습니다</translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation>소요 {time}</translation>
    </message>
    <message>
        <source>took {time}, of which {cpu} on a core</source>
        <translation>소요 {time}, 그중 코어에서 {cpu}</translation>
    </message>
    <message>
        <source>try a small program for each library that the interpreter has</source>
        <translation>인터프리터에 있는 라이브러리마다 작은 프로그램을 시험</translation>
    </message>
    <message>
        <source>twice as fast</source>
        <translation>2배 빠르게</translation>
    </message>
    <message>
        <source>two columns have the same name</source>
        <translation>이름이 같은 열이 둘 있습니다</translation>
    </message>
    <message>
        <source>two of its texts are of one job</source>
        <translation>한 작업에 텍스트가 둘 있음</translation>
    </message>
    <message>
        <source>unexplained</source>
        <translation>설명되지 않음</translation>
    </message>
    <message>
        <source>unpickled for {time}</source>
        <translation>역피클링 {time}</translation>
    </message>
    <message>
        <source>unpickled in {time}</source>
        <translation>역피클링 {time}</translation>
    </message>
    <message>
        <source>unpickling took {time}</source>
        <translation>역피클링에 {time}</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>알 수 없는 인수: %s</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>사용법: </translation>
    </message>
    <message>
        <source>values of an option, for the strategies that have it; may be given several times</source>
        <translation>옵션의 값들. 그 옵션이 있는 전략에 적용하며, 여러 번 지정할 수 있음</translation>
    </message>
    <message>
        <source>visible: {start} to {end}</source>
        <translation>보이는 범위: {start}~{end}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>waiting for a core</source>
        <translation>코어 대기</translation>
    </message>
    <message>
        <source>waiting for each other&apos;s cores</source>
        <translation>서로의 코어 대기</translation>
    </message>
    <message>
        <source>waiting for the main process</source>
        <translation>주 프로세스 대기</translation>
    </message>
    <message>
        <source>waiting in the job</source>
        <translation>작업 속 대기</translation>
    </message>
    <message>
        <source>watch a script of your own, as it is</source>
        <translation>직접 만든 스크립트를 고치지 않고 관찰</translation>
    </message>
    <message>
        <source>watched</source>
        <translation>관찰한 프로그램</translation>
    </message>
    <message>
        <source>what a run must have, such as: pool finished (default: all runs)</source>
        <translation>실행에 있어야 하는 단어, 예: pool 완료 (기본값: 모든 실행)</translation>
    </message>
    <message>
        <source>what befell its workers cannot be so</source>
        <translation>작업자에게 일어난 일이 올바르지 않습니다</translation>
    </message>
    <message>
        <source>what could not be seen of it cannot be so</source>
        <translation>보이지 않은 부분의 값이 올바르지 않음</translation>
    </message>
    <message>
        <source>what each job does (default: {default})</source>
        <translation>각 작업이 하는 일(기본값: {default})</translation>
    </message>
    <message>
        <source>what is it doing right now?</source>
        <translation>지금 무엇을 하고 있는지</translation>
    </message>
    <message>
        <source>what is told of the run as a whole is too long</source>
        <translation>실행 전체에 대한 내용이 지나치게 긺</translation>
    </message>
    <message>
        <source>what it says cannot be so</source>
        <translation>내용이 올바르지 않음</translation>
    </message>
    <message>
        <source>what its file finds in sys.argv, as on a command line of its own; may be given several times; write --args=--fast where it begins with a dash</source>
        <translation>파일이 자체 명령줄에서처럼 sys.argv에서 보게 되는 내용. 여러 번 지정할 수 있으며, 붙임표로 시작하면 --args=--fast처럼 씀</translation>
    </message>
    <message>
        <source>what its workers imported</source>
        <translation>작업자의 임포트 시간</translation>
    </message>
    <message>
        <source>what there is to choose from</source>
        <translation>선택할 수 있는 것들을 나열</translation>
    </message>
    <message>
        <source>what was measured of its jobs</source>
        <translation>작업에서 잰 값</translation>
    </message>
    <message>
        <source>what was measured of its jobs cannot be so</source>
        <translation>작업에서 잰 값이 그럴 수 없음</translation>
    </message>
    <message>
        <source>what was told of it after the run</source>
        <translation>실행이 끝난 뒤에 보여 준 것</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>wheel: zoom · drag: move · double click: all</source>
        <translation>휠: 확대·축소 · 끌기: 이동 · 두 번 클릭: 전체</translation>
    </message>
    <message>
        <source>where to (default: -, standard output)</source>
        <translation>쓸 곳(기본값: -, 표준 출력)</translation>
    </message>
    <message>
        <source>whether every strategy works here (also: --selftest)</source>
        <translation>모든 전략이 여기에서 제대로 동작하는지 확인 (--selftest도 같음)</translation>
    </message>
    <message>
        <source>which strategy (default: {default})</source>
        <translation>전략(기본값: {default})</translation>
    </message>
    <message>
        <source>which ways (default: all)</source>
        <translation>비교할 전략(기본값: 모두)</translation>
    </message>
    <message>
        <source>which ways (default: pool)</source>
        <translation>전략(기본값: pool)</translation>
    </message>
    <message>
        <source>which, as the list has it</source>
        <translation>목록에 있는 ID</translation>
    </message>
    <message>
        <source>which, as the list has them</source>
        <translation>목록에 있는 ID</translation>
    </message>
    <message>
        <source>whole run</source>
        <translation>전체 실행</translation>
    </message>
    <message>
        <source>whose options</source>
        <translation>옵션을 볼 전략</translation>
    </message>
    <message>
        <source>why it ended so cannot be told</source>
        <translation>그렇게 끝난 까닭을 알 수 없음</translation>
    </message>
    <message>
        <source>without any cost</source>
        <translation>비용 없이</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>작업자</translation>
    </message>
    <message>
        <source>worker PID {pid} ended between two jobs</source>
        <translation>작업자 PID {pid}: 작업과 작업 사이에 끝남</translation>
    </message>
    <message>
        <source>worker PID {pid} ended during job {job:,}</source>
        <translation>작업자 PID {pid}: 작업 {job:,} 처리 중 끝남</translation>
    </message>
    <message>
        <source>worker PID {pid} ended with exit code {exit_code} between two jobs</source>
        <translation>작업자 PID {pid}: 작업과 작업 사이에 끝남(종료 코드 {exit_code})</translation>
    </message>
    <message>
        <source>worker PID {pid} ended with exit code {exit_code} during job {job:,}</source>
        <translation>작업자 PID {pid}: 작업 {job:,} 처리 중 끝남(종료 코드 {exit_code})</translation>
    </message>
    <message>
        <source>worker PID {pid} was killed by {signal} between two jobs</source>
        <translation>작업자 PID {pid}: 작업과 작업 사이에 {signal} 신호로 종료됨</translation>
    </message>
    <message>
        <source>worker PID {pid} was killed by {signal} during job {job:,}</source>
        <translation>작업자 PID {pid}: 작업 {job:,} 처리 중 {signal} 신호로 종료됨</translation>
    </message>
    <message>
        <source>worker {number}</source>
        <translation>작업자 {number}</translation>
    </message>
    <message>
        <source>worker {number}, level {level}</source>
        <translation>작업자 {number}, {level}단계</translation>
    </message>
    <message>
        <source>worker, no job yet</source>
        <translation>작업자(아직 작업 없음)</translation>
    </message>
    <message>
        <source>workers</source>
        <comment>a setting</comment>
        <translation>작업자 수</translation>
    </message>
    <message>
        <source>workers {share:.0%} busy</source>
        <translation>작업자 활용률 {share:.0%}</translation>
    </message>
    <message>
        <source>workers; how many times as fast as the plain loop</source>
        <translation>작업자 수에 따라 일반 반복문보다 몇 배 빠른지</translation>
    </message>
    <message>
        <source>workers; how many times as fast as with the fewest</source>
        <translation>작업자 수에 따라 가장 적을 때보다 몇 배 빠른지</translation>
    </message>
    <message>
        <source>write a saved run in another form</source>
        <translation>저장한 실행을 다른 형식으로 쓰기</translation>
    </message>
    <message>
        <source>write all that was recorded as JSON; -: to standard output</source>
        <translation>기록된 모든 것을 JSON으로 쓰기. -: 표준 출력으로</translation>
    </message>
    <message>
        <source>write it as JSON; -: to standard output</source>
        <translation>JSON으로 쓰기. -: 표준 출력으로</translation>
    </message>
    <message>
        <source>write it in another form</source>
        <translation>다른 형식으로 쓰기</translation>
    </message>
    <message>
        <source>write the ranking as JSON; -: to standard output</source>
        <translation>순위를 JSON으로 쓰기. -: 표준 출력으로</translation>
    </message>
    <message>
        <source>write them as JSON; -: to standard output</source>
        <translation>JSON으로 쓰기. -: 표준 출력으로</translation>
    </message>
    <message>
        <source>write to another place</source>
        <translation>다른 위치에 쓰십시오</translation>
    </message>
    <message>
        <source>write what comes of it as JSON; -: to standard output</source>
        <translation>결과를 JSON으로 쓰기. -: 표준 출력으로</translation>
    </message>
    <message>
        <source>write what was found as JSON; -: to standard output</source>
        <translation>알아낸 것을 JSON으로 쓰기. -: 표준 출력으로</translation>
    </message>
    <message>
        <source>wrong  {way}: {wrong}.</source>
        <translation>오류  {way}: {wrong}.</translation>
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
        <source>{call} never gets the result of {job}, as its worker has died</source>
        <translation>{call}: 작업자가 죽어 {job}의 결과가 오지 않습니다</translation>
    </message>
    <message>
        <source>{cores:.1f} cores</source>
        <translation>코어 {cores:.1f}개</translation>
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
        <source>{count:,} job could not be recorded.</source>
        <translation>작업 {count:,}개를 기록하지 못했습니다.</translation>
    </message>
    <message>
        <source>{count:,} job fits</source>
        <translation>작업 {count:,}개 일치</translation>
    </message>
    <message>
        <source>{count:,} jobs could not be recorded.</source>
        <translation>작업 {count:,}개를 기록하지 못했습니다.</translation>
    </message>
    <message>
        <source>{count:,} jobs fit</source>
        <translation>작업 {count:,}개 일치</translation>
    </message>
    <message>
        <source>{count:,} of {runs:,} unfinished</source>
        <translation>{runs:,}회 중 {count:,}회 미완료</translation>
    </message>
    <message>
        <source>{count:,} others</source>
        <translation>그 밖의 {count:,}가지</translation>
    </message>
    <message>
        <source>{count:,} unreadable</source>
        <translation>읽을 수 없음 {count:,}개</translation>
    </message>
    <message>
        <source>{count} jobs were not recorded</source>
        <translation>작업 {count}개가 기록되지 않았습니다</translation>
    </message>
    <message>
        <source>{count} of {workers} workers ({hosts})</source>
        <translation>작업자 {workers}개 중 {count}개({hosts})</translation>
    </message>
    <message>
        <source>{count} of {workers} workers run Python {there}, this run {here}: a function cannot travel between them; choose a Python {there}</source>
        <translation>작업자 {workers}개 중 {count}개의 Python은 {there}, 이 실행은 {here}입니다. 둘 사이에는 함수를 보낼 수 없으니 Python {there}을(를) 고르십시오</translation>
    </message>
    <message>
        <source>{count} workers handled the jobs, not {expected}</source>
        <translation>작업자 {expected}개가 아니라 {count}개가 작업을 처리했습니다</translation>
    </message>
    <message>
        <source>{done:,} of {jobs:,} jobs</source>
        <translation>작업 {done:,}/{jobs:,}</translation>
    </message>
    <message>
        <source>{errors:,} of {jobs:,} jobs raised an error.</source>
        <translation>작업 {jobs:,}개 가운데 {errors:,}개에서 오류가 났습니다.</translation>
    </message>
    <message>
        <source>{failed:,} of {runs:,} run did not finish</source>
        <translation>실행 {runs:,}개 중 {failed:,}개가 완료되지 않음</translation>
    </message>
    <message>
        <source>{failed:,} of {runs:,} runs did not finish</source>
        <translation>실행 {runs:,}개 중 {failed:,}개가 완료되지 않음</translation>
    </message>
    <message>
        <source>{failed}; the strategy returned {returned:,} results for {jobs:,} jobs, and no error</source>
        <translation>{failed}. 전략은 작업 {jobs:,}개에 대해 결과를 {returned:,}개 반환했고 오류는 알리지 않았습니다</translation>
    </message>
    <message>
        <source>{file} has been read, and its items made, for {seconds:.0f} s, and it is not done</source>
        <translation>{file}: 파일을 읽고 항목을 만드는 데 {seconds:.0f}초가 지났고 아직 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>{folder}, the folder for temporary files, cannot be written to ({why}); {remedy}</source>
        <translation>임시 파일 폴더 {folder}에 쓸 수 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>{function} of {file} · {jobs}</source>
        <translation>{file}의 {function} · {jobs}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
        <source>{idle:,} of {workers:,} workers never had a job.</source>
        <translation>작업자 {workers:,}개 가운데 {idle:,}개는 작업을 받지 못했습니다.</translation>
    </message>
    <message>
        <source>{idle} of {workers} workers have run no job</source>
        <translation>작업자 {workers}개 중 {idle}개가 아무 작업도 실행하지 않았습니다</translation>
    </message>
    <message>
        <source>{jobs} in {processes}</source>
        <translation>{processes}에서 {jobs}</translation>
    </message>
    <message>
        <source>{jobs} jobs, busy {busy} %</source>
        <translation>작업 {jobs}개, 활용률 {busy} %</translation>
    </message>
    <message>
        <source>{jobs} of {least} to {most}</source>
        <translation>{least}~{most}인 {jobs}</translation>
    </message>
    <message>
        <source>{job} has computed nothing for {seconds:.0f} s</source>
        <translation>{job}: {seconds:.0f}초 동안 계산한 것이 없습니다</translation>
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
        <source>{lost_share} of the workers&apos; time went into replacing them by new ones.</source>
        <translation>작업자들의 시간 가운데 {lost_share}가 작업자를 새것으로 교체하는 데 들었습니다.</translation>
    </message>
    <message>
        <source>{lost_share} of the workers&apos; time went into starting them, and of that {begun_s} into their initializer {name}().</source>
        <translation>작업자들의 시간 가운데 {lost_share}가 작업자를 시작하는 데 들었고, 그중 {begun_s} 동안 초기화 함수 {name}()이(가) 실행되었습니다.</translation>
    </message>
    <message>
        <source>{lost_share} of the workers&apos; time went into starting them, one after another: the last one began {late_s} after the first.</source>
        <translation>작업자 시간의 {lost_share}가 작업자를 하나씩 차례로 시작하는 데 들었습니다. 마지막 작업자는 첫 작업자보다 {late_s} 늦게 시작했습니다.</translation>
    </message>
    <message>
        <source>{lost_share} of the workers&apos; time went into starting them, {start_s} each.</source>
        <translation>작업자들의 시간 가운데 {lost_share}가 작업자를 시작하는 데 들었습니다(저마다 {start_s}).</translation>
    </message>
    <message>
        <source>{lost_s} went into jobs that were ended before they were done.</source>
        <translation>끝나기 전에 중단된 작업에 {lost_s} 들었습니다.</translation>
    </message>
    <message>
        <source>{lost_s} went into jobs that were not done when the program ended.</source>
        <translation>프로그램이 끝날 때 완료되지 않은 작업에 {lost_s} 들었습니다.</translation>
    </message>
    <message>
        <source>{lost_s} went into jobs whose workers died ({count:,}), and into others that were not done ({others:,}).</source>
        <translation>작업자가 죽은 작업({count:,}개)과 완료되지 않은 다른 작업({others:,}개)에 {lost_s} 들었습니다.</translation>
    </message>
    <message>
        <source>{lost_s} were lost with workers that died at a job ({attempts:,} ×); each was run again.</source>
        <translation>작업 도중 죽은 작업자 때문에 {lost_s} 잃었습니다({attempts:,}회). 작업은 모두 다시 실행되었습니다.</translation>
    </message>
    <message>
        <source>{lost_s} were lost with workers that died at a job ({attempts:,} ×); some were given up ({count:,}).</source>
        <translation>작업 도중 죽은 작업자 때문에 {lost_s} 잃었습니다({attempts:,}회). 작업 {count:,}개는 포기되었습니다.</translation>
    </message>
    <message>
        <source>{lost_s} were lost with workers that died, and with their jobs ({count:,}).</source>
        <translation>죽은 작업자와 그 작업({count:,}개) 때문에 {lost_s} 잃었습니다.</translation>
    </message>
    <message>
        <source>{mean} on average, {least} to {most}</source>
        <translation>평균 {mean}, {least}에서 {most}까지</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>{n:,} failed</source>
        <translation>실패 {n:,}개</translation>
    </message>
    <message>
        <source>{n:,} jobs</source>
        <translation>작업 {n:,}개</translation>
    </message>
    <message>
        <source>{n:,} of {all:,}</source>
        <translation>{all:,}개 중 {n:,}개</translation>
    </message>
    <message>
        <source>{n:,} run was left out: it would have told nothing new</source>
        <translation>실행 {n:,}회를 생략했습니다. 새로 알 것이 없기 때문입니다</translation>
    </message>
    <message>
        <source>{n:,} runs were left out: they would have told nothing new</source>
        <translation>실행 {n:,}회를 생략했습니다. 새로 알 것이 없기 때문입니다</translation>
    </message>
    <message>
        <source>{n:.1f} at a time</source>
        <translation>동시에 {n:.1f}개</translation>
    </message>
    <message>
        <source>{names} and {more:,} more</source>
        <translation>{names} 외 {more:,}개</translation>
    </message>
    <message>
        <source>{names} cannot be told apart, though {way} had the shortest median, {time}; more repeats might tell</source>
        <translation>{names}: 서로 구별할 수 없습니다. 중앙값이 가장 짧은 것은 {way}({time})이지만, 더 반복해야 구별됩니다</translation>
    </message>
    <message>
        <source>{name} cannot be so</source>
        <translation>{name} 값이 올바르지 않음</translation>
    </message>
    <message>
        <source>{name} failed to make the items ({why}); fix it and run again</source>
        <translation>{name} 함수가 항목을 만들지 못했습니다({why}). 고친 뒤 다시 실행하십시오</translation>
    </message>
    <message>
        <source>{name} fails as an initializer ({why}); fix it, or give it other arguments</source>
        <translation>초기화 함수 {name}에서 오류가 났습니다({why}). 고치거나 다른 인수를 주십시오</translation>
    </message>
    <message>
        <source>{name} is a generator function, so calling it computes nothing; have it return a list</source>
        <translation>{name}: 제너레이터 함수이므로 호출해도 아무것도 계산하지 않습니다. 리스트를 반환하도록 고치십시오</translation>
    </message>
    <message>
        <source>{name} is an async function, which only an event loop can run; choose a plain one</source>
        <translation>{name}: 이벤트 루프에서만 실행할 수 있는 비동기 함수입니다. 일반 함수를 선택하십시오</translation>
    </message>
    <message>
        <source>{name} is no function but of type {kind}; choose a function</source>
        <translation>{name}: 함수가 아니라 {kind} 형입니다. 함수를 선택하십시오</translation>
    </message>
    <message>
        <source>{name} is of type {kind}, which gives no items; name a list, a range or another collection</source>
        <translation>{name}의 형식은 {kind}이며 항목을 줄 수 없습니다. 리스트, range 등의 컬렉션을 지정하십시오</translation>
    </message>
    <message>
        <source>{name} lost {lost} where {other} lost {less}, for each worker: {part}</source>
        <translation>작업자마다 {part}: {name} {lost}, {other} {less} 손실</translation>
    </message>
    <message>
        <source>{name} must be a number of seconds from 0.001 to 100,000,000, not {value}</source>
        <translation>{name}: 0.001부터 100,000,000까지의 초 단위 수여야 합니다(입력한 값: {value})</translation>
    </message>
    <message>
        <source>{name} must be a whole number from {least:,} to {most:,}, not {value}</source>
        <translation>{name}: {least:,}부터 {most:,}까지의 정수여야 합니다(입력한 값: {value})</translation>
    </message>
    <message>
        <source>{name} must be from {least:,} to {most:,}, not {value}</source>
        <translation>{name}: {least:,}부터 {most:,}까지여야 합니다(입력한 값: {value})</translation>
    </message>
    <message>
        <source>{name} takes {signature}, and gets one item as its one argument; let it take one, or have the parts of each item be its arguments (--star)</source>
        <translation>{name}{signature}: 항목 하나가 유일한 인수로 전달됩니다. 인수 하나를 받게 하거나, 항목을 나누어 인수로 전달하십시오 (--star)</translation>
    </message>
    <message>
        <source>{name}: {done:,}/{total:,} jobs</source>
        <translation>{name}: 작업 {done:,}/{total:,}</translation>
    </message>
    <message>
        <source>{number:,} of {count:,}</source>
        <translation>{count:,}개 중 {number:,}번째</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{count}회 중 {number}회째</translation>
    </message>
    <message>
        <source>{number}: {where}: {told}</source>
        <translation>{number}: {where}: {told}</translation>
    </message>
    <message>
        <source>{n} PID</source>
        <translation>PID {n}개</translation>
    </message>
    <message>
        <source>{n} PIDs</source>
        <translation>PID {n}개</translation>
    </message>
    <message>
        <source>{n} call</source>
        <translation>호출 {n}개</translation>
    </message>
    <message>
        <source>{n} calls</source>
        <translation>호출 {n}개</translation>
    </message>
    <message>
        <source>{n} computer</source>
        <translation>컴퓨터 {n}대</translation>
    </message>
    <message>
        <source>{n} computers</source>
        <translation>컴퓨터 {n}대</translation>
    </message>
    <message>
        <source>{n} core</source>
        <translation>코어 {n}개</translation>
    </message>
    <message>
        <source>{n} cores</source>
        <translation>코어 {n}개</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n}일</translation>
    </message>
    <message>
        <source>{n} error</source>
        <translation>오류 {n}개</translation>
    </message>
    <message>
        <source>{n} errors</source>
        <translation>오류 {n}개</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n}시간</translation>
    </message>
    <message>
        <source>{n} job</source>
        <translation>작업 {n}개</translation>
    </message>
    <message>
        <source>{n} job done</source>
        <translation>작업 {n}개 완료</translation>
    </message>
    <message>
        <source>{n} job left no record</source>
        <translation>기록을 남기지 않은 작업 {n}개</translation>
    </message>
    <message>
        <source>{n} job raised an error</source>
        <translation>오류가 발생한 작업 {n}개</translation>
    </message>
    <message>
        <source>{n} job was lost with its worker</source>
        <translation>작업자와 함께 유실된 작업 {n}개</translation>
    </message>
    <message>
        <source>{n} job was not recorded</source>
        <translation>기록되지 않은 작업 {n}개</translation>
    </message>
    <message>
        <source>{n} jobs</source>
        <translation>작업 {n}개</translation>
    </message>
    <message>
        <source>{n} jobs done</source>
        <translation>작업 {n}개 완료</translation>
    </message>
    <message>
        <source>{n} jobs left no record</source>
        <translation>기록을 남기지 않은 작업 {n}개</translation>
    </message>
    <message>
        <source>{n} jobs raised an error</source>
        <translation>오류가 발생한 작업 {n}개</translation>
    </message>
    <message>
        <source>{n} jobs were lost with their workers</source>
        <translation>작업자와 함께 유실된 작업 {n}개</translation>
    </message>
    <message>
        <source>{n} jobs were not recorded</source>
        <translation>기록되지 않은 작업 {n}개</translation>
    </message>
    <message>
        <source>{n} magic</source>
        <translation>매직 {n}개</translation>
    </message>
    <message>
        <source>{n} magics</source>
        <translation>매직 {n}개</translation>
    </message>
    <message>
        <source>{n} message</source>
        <translation>메시지 {n}개</translation>
    </message>
    <message>
        <source>{n} messages</source>
        <translation>메시지 {n}개</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n}분</translation>
    </message>
    <message>
        <source>{n} more process</source>
        <translation>프로세스 {n}개 더</translation>
    </message>
    <message>
        <source>{n} more processes</source>
        <translation>프로세스 {n}개 더</translation>
    </message>
    <message>
        <source>{n} more run to come</source>
        <translation>앞으로 {n}회</translation>
    </message>
    <message>
        <source>{n} more runs to come</source>
        <translation>앞으로 {n}회</translation>
    </message>
    <message>
        <source>{n} more signal or death</source>
        <translation>신호·종료 {n}건 더</translation>
    </message>
    <message>
        <source>{n} more signals and deaths</source>
        <translation>신호·종료 {n}건 더</translation>
    </message>
    <message>
        <source>{n} more worker has no row</source>
        <translation>행이 없는 작업자 {n}개 더</translation>
    </message>
    <message>
        <source>{n} more workers have no row</source>
        <translation>행이 없는 작업자 {n}개 더</translation>
    </message>
    <message>
        <source>{n} process</source>
        <translation>프로세스 {n}개</translation>
    </message>
    <message>
        <source>{n} process began</source>
        <translation>프로세스 {n}개 시작</translation>
    </message>
    <message>
        <source>{n} process of the program</source>
        <translation>프로그램의 프로세스 {n}개</translation>
    </message>
    <message>
        <source>{n} process of the program goes on</source>
        <translation>프로그램의 프로세스 {n}개가 계속 실행 중입니다</translation>
    </message>
    <message>
        <source>{n} processes</source>
        <translation>프로세스 {n}개</translation>
    </message>
    <message>
        <source>{n} processes began</source>
        <translation>프로세스 {n}개 시작</translation>
    </message>
    <message>
        <source>{n} processes of the program</source>
        <translation>프로그램의 프로세스 {n}개</translation>
    </message>
    <message>
        <source>{n} processes of the program go on</source>
        <translation>프로그램의 프로세스 {n}개가 계속 실행 중입니다</translation>
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
        <source>{n} thread</source>
        <translation>스레드 {n}개</translation>
    </message>
    <message>
        <source>{n} threads</source>
        <translation>스레드 {n}개</translation>
    </message>
    <message>
        <source>{n} worker</source>
        <translation>작업자 {n}개</translation>
    </message>
    <message>
        <source>{n} workers</source>
        <translation>작업자 {n}개</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n}년</translation>
    </message>
    <message>
        <source>{path} also holds {what}, which this Parallelogram does not know and leaves out</source>
        <translation>{path} 파일에는 이 버전의 Parallelogram이 모르는 {what} 항목도 들어 있어 이를 제외하고 표시합니다</translation>
    </message>
    <message>
        <source>{path} cannot be imported ({why}); fix it and run again</source>
        <translation>{path} 파일을 임포트할 수 없습니다({why}). 고친 뒤 다시 실행하십시오</translation>
    </message>
    <message>
        <source>{path} cannot be imported by that name; rename it without dots, such as work.py</source>
        <translation>{path} 파일은 그 이름으로 임포트할 수 없습니다. work.py처럼 점이 없는 이름으로 바꾸십시오</translation>
    </message>
    <message>
        <source>{path} cannot be read ({why}); see to the folder that it was in.</source>
        <translation>{path}: 읽을 수 없습니다({why}). 파일이 있던 폴더를 확인하십시오.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({why}); {remedy}</source>
        <translation>{path} 내용을 읽을 수 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>{path} cannot be read as a notebook ({why}); save it anew, or as a .py file</source>
        <translation>{path}을(를) 노트북으로 읽을 수 없습니다({why}). 다시 저장하거나 .py 파일로 저장하십시오</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind} ({why}); fix it or choose another</source>
        <translation>{path} 파일을 {kind} 형식으로 읽을 수 없습니다({why}). 고치거나 다른 파일을 선택하십시오</translation>
    </message>
    <message>
        <source>{path} cannot be started ({why}); {remedy}</source>
        <translation>시작할 수 없는 프로그램입니다: {path}({why}). {remedy}</translation>
    </message>
    <message>
        <source>{path} cannot be written; give --json a file in a folder that can, or -</source>
        <translation>{path} 파일에 쓸 수 없습니다. --json 값으로 쓸 수 있는 폴더의 파일 또는 -를 지정하십시오</translation>
    </message>
    <message>
        <source>{path} cannot be written; give --{option} a file in a folder that can</source>
        <translation>{path} 파일에 쓸 수 없습니다. --{option} 값으로 쓸 수 있는 폴더의 파일을 지정하십시오</translation>
    </message>
    <message>
        <source>{path} could not be saved ({why}); {remedy}</source>
        <translation>{path} 파일로 저장할 수 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>{path} could not be written ({why}); {remedy}</source>
        <translation>{path} 파일에 쓸 수 없습니다({why}). {remedy}</translation>
    </message>
    <message>
        <source>{path} does not answer as a Python does; choose another interpreter</source>
        <translation>{path} 프로그램이 Python처럼 응답하지 않습니다. 다른 인터프리터를 선택하십시오</translation>
    </message>
    <message>
        <source>{path} does not tell what the jobs take alone; give a run of the plain loop, or of the script watched with --one-core</source>
        <translation>{path}: 작업이 혼자일 때 걸리는 시간을 알 수 없습니다. 일반 반복문의 실행이나 --one-core로 관찰한 스크립트의 실행을 주십시오</translation>
    </message>
    <message>
        <source>{path} has no function that takes one item; write one with a single argument at its top level</source>
        <translation>{path} 파일에 항목 하나를 받는 함수가 없습니다. 최상위 수준에 인수가 하나인 함수를 작성하십시오</translation>
    </message>
    <message>
        <source>{path} has the name of the standard library&apos;s module {name}, which would be imported in its place; rename it</source>
        <translation>{path} 파일의 이름이 표준 라이브러리 모듈 {name}의 이름과 같아, 이 파일 대신 그 모듈이 임포트됩니다. 파일 이름을 바꾸십시오</translation>
    </message>
    <message>
        <source>{path} holds JSON but no array; write the items like [1, 2, 3]</source>
        <translation>{path} 내용이 JSON이지만 배열이 아닙니다. 항목을 [1, 2, 3]처럼 적으십시오</translation>
    </message>
    <message>
        <source>{path} is Python {version}, and 3.10 is the oldest that can run jobs</source>
        <translation>{path}: Python {version}입니다. 작업을 실행하려면 3.10 이상이어야 합니다</translation>
    </message>
    <message>
        <source>{path} is damaged ({why}); open another copy of it</source>
        <translation>{path} 파일이 손상되었습니다({why}). 다른 사본을 여십시오</translation>
    </message>
    <message>
        <source>{path} is no JSON ({why}); write them like [1, 2, 3]</source>
        <translation>{path} 내용이 JSON이 아닙니다({why}). 항목을 [1, 2, 3]처럼 적으십시오</translation>
    </message>
    <message>
        <source>{path} is no Python file; choose one whose name ends in .py or .ipynb</source>
        <translation>{path}은(는) Python 파일이 아닙니다. 이름이 .py나 .ipynb로 끝나는 파일을 선택하십시오</translation>
    </message>
    <message>
        <source>{path} is no Python that this interpreter understands, line {line}: {why}</source>
        <translation>{path}: {line}행에 이 인터프리터가 이해하지 못하는 Python 코드가 있습니다: {why}</translation>
    </message>
    <message>
        <source>{path} is no Python that this interpreter understands: {why}</source>
        <translation>{path}: 이 인터프리터가 이해하지 못하는 Python 코드가 있습니다: {why}</translation>
    </message>
    <message>
        <source>{path} is no run that Parallelogram has saved; choose a .pgram file</source>
        <translation>{path}: Parallelogram에서 저장한 실행이 아닙니다. .pgram 파일을 선택하십시오</translation>
    </message>
    <message>
        <source>{path} is not opened while a run goes on; stop it or wait, and open the file again</source>
        <translation>실행 중에는 {path} 파일을 열지 않습니다. 실행을 중지하거나 끝나기를 기다린 뒤 다시 여십시오</translation>
    </message>
    <message>
        <source>{path} is {version}; jobs can be watched in CPython 3.10 and later</source>
        <translation>{path}: {version}. 작업은 CPython 3.10 이상에서만 관찰할 수 있습니다</translation>
    </message>
    <message>
        <source>{path} needs a newer Parallelogram: it holds {what}, which this one does not know; open it with a newer one</source>
        <translation>{path} 파일에는 더 새로운 Parallelogram이 필요합니다. 이 버전이 모르는 {what} 항목이 들어 있습니다. 더 새로운 버전으로 여십시오</translation>
    </message>
    <message>
        <source>{path} needs a newer Parallelogram: its format is version {version:,}, and this one reads up to {known:,}</source>
        <translation>{path} 파일에는 더 새로운 Parallelogram이 필요합니다. 파일의 형식은 버전 {version:,}이고 이 프로그램은 {known:,}까지 읽습니다</translation>
    </message>
    <message>
        <source>{path} needs the module {module}, which this Python does not have; install it there or choose another Python</source>
        <translation>{path} 파일에 필요한 모듈 {module}이(가) 이 Python에 없습니다. 모듈을 설치하거나 다른 Python을 선택하십시오</translation>
    </message>
    <message>
        <source>{pid} on {host}</source>
        <translation>{host}의 {pid}</translation>
    </message>
    <message>
        <source>{problem}; type: {command}</source>
        <translation>{problem}. 다음을 입력하십시오: {command}</translation>
    </message>
    <message>
        <source>{right} of {count} ways are right.</source>
        <translation>방식 {count}가지 중 {right}가지가 올바릅니다.</translation>
    </message>
    <message>
        <source>{runs}, {size}, in {folder}</source>
        <translation>{runs}, {size}, 폴더: {folder}</translation>
    </message>
    <message>
        <source>{sentence} ({strategy} cannot bring it back)</source>
        <translation>{sentence} ({strategy}에서 돌려받을 수 없습니다)</translation>
    </message>
    <message>
        <source>{sentence}; choose fewer --workers, or give --timeout SECONDS to try it all the same</source>
        <translation>{sentence}. --workers 값을 줄이거나, 그래도 시도하려면 --timeout SECONDS 값을 지정하십시오</translation>
    </message>
    <message>
        <source>{share:.1%} of the machine</source>
        <translation>컴퓨터의 {share:.1%}</translation>
    </message>
    <message>
        <source>{share:.1%} of the machine, taken by this program during the run</source>
        <translation>실행 중 이 프로그램이 사용한 비율이며 컴퓨터 전체의 {share:.1%}</translation>
    </message>
    <message>
        <source>{size:,} {meaning}</source>
        <comment>the size of a job, and what of</comment>
        <translation>{size:,}({meaning})</translation>
    </message>
    <message>
        <source>{size} at most</source>
        <translation>최대 {size}</translation>
    </message>
    <message>
        <source>{size} back in {n:,}</source>
        <comment>that many messages</comment>
        <translation>돌아온 결과 {size}({n:,}개)</translation>
    </message>
    <message>
        <source>{size} came too fast to be kept, or found no room.</source>
        <translation>{size}: 너무 빨리 쏟아졌거나 쓸 공간이 없어 보관하지 못했습니다.</translation>
    </message>
    <message>
        <source>{size} in {path}</source>
        <translation>{path}에 {size}</translation>
    </message>
    <message>
        <source>{size} of memory</source>
        <translation>메모리 {size}</translation>
    </message>
    <message>
        <source>{size} of what the jobs printed, which came too fast or found no room</source>
        <translation>작업이 출력한 것 중 {size}(너무 빨리 쏟아졌거나 쓸 공간이 없었음)</translation>
    </message>
    <message>
        <source>{size} to the workers in {messages}</source>
        <translation>작업자에게 {size}({messages})</translation>
    </message>
    <message>
        <source>{size} written to files that the workers map</source>
        <translation>작업자가 매핑하는 파일에 {size} 기록</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} 및 {last}</translation>
    </message>
    <message>
        <source>{source} gives no items; give at least one</source>
        <translation>{source}: 항목이 없습니다. 하나 이상 지정하십시오</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <comment>two times</comment>
        <translation>{start}부터 {end}까지</translation>
    </message>
    <message>
        <source>{stopped}; {jobs} that had begun cannot be ended, and go on until they are done, on {hosts}</source>
        <translation>{stopped}. 이미 시작된 {jobs}는 끝낼 수 없어 {hosts}에서 마칠 때까지 계속됩니다</translation>
    </message>
    <message>
        <source>{strategy} cannot send the function, as the decorator hides it: by its name another one is found ({why}); give what was decorated the same name, or use one of {able}</source>
        <translation>데코레이터가 함수를 가려 그 이름으로는 다른 함수를 찾게 되므로 {strategy}에서 보낼 수 없습니다({why}). 데코레이터를 쓴 것에 같은 이름을 주거나 {able} 가운데 하나를 사용하십시오</translation>
    </message>
    <message>
        <source>{strategy} cannot send the function, which is a lambda and does not pickle; write it with def at the file&apos;s top level, or use one of {able}</source>
        <translation>함수가 피클링되지 않는 lambda라서 {strategy}에서 보낼 수 없습니다. 파일의 최상위에 def로 쓰거나 {able} 가운데 하나를 사용하십시오</translation>
    </message>
    <message>
        <source>{strategy} cannot send the function, which was made within another one and does not pickle; define it at the file&apos;s top level, or use functools.wraps in the decorator that hides it, or use one of {able}</source>
        <translation>함수가 다른 함수 안에서 만들어져 피클링되지 않으므로 {strategy}에서 보낼 수 없습니다. 파일의 최상위에 정의하거나, 함수를 가리는 데코레이터에 functools.wraps를 쓰거나, {able} 가운데 하나를 사용하십시오</translation>
    </message>
    <message>
        <source>{strategy} has no initializer here; leave it out, or choose another strategy</source>
        <translation>여기서 {strategy} 전략에는 초기화 함수가 없습니다. 빼거나 다른 전략을 선택하십시오</translation>
    </message>
    <message>
        <source>{strategy} has no option {key}; it takes none</source>
        <translation>{strategy}에는 {key} 옵션이 없습니다. 이 전략은 옵션을 받지 않습니다</translation>
    </message>
    <message>
        <source>{strategy} has no option {key}; it takes {known}</source>
        <translation>{strategy}에는 {key} 옵션이 없습니다. 가능한 옵션: {known}</translation>
    </message>
    <message>
        <source>{strategy} has no options.</source>
        <translation>{strategy}에는 옵션이 없습니다.</translation>
    </message>
    <message>
        <source>{strategy} is waiting for a result that will never come: {cause}; stop the run</source>
        <translation>{strategy}: 오지 않을 결과를 기다리고 있습니다. {cause}. 실행을 중지하십시오</translation>
    </message>
    <message>
        <source>{strategy} needs {module}, which this Python does not have; choose another strategy or another Python</source>
        <translation>{strategy}에 필요한 모듈 {module}이(가) 이 Python에 없습니다. 다른 전략이나 다른 Python을 선택하십시오</translation>
    </message>
    <message>
        <source>{strategy} was waiting for a result that would never come: {cause}</source>
        <translation>{strategy}: 오지 않을 결과를 기다리고 있었습니다. {cause}</translation>
    </message>
    <message>
        <source>{strategy} would start {workers:,} workers at once, and {most:,} is the most; set the number of workers</source>
        <translation>{strategy}에서 작업자 {workers:,}개를 한꺼번에 시작하게 되는데 최대 {most:,}개까지 가능합니다. 작업자 수를 지정하십시오</translation>
    </message>
    <message>
        <source>{strategy}: {down} (down) by {across} (across); the frame marks the fastest</source>
        <translation>{strategy}: {down} (세로) × {across} (가로), 테두리는 가장 빠른 곳입니다</translation>
    </message>
    <message>
        <source>{times} as fast as the plain loop</source>
        <translation>일반 반복문 대비 {times}</translation>
    </message>
    <message>
        <source>{time} at most</source>
        <translation>최대 {time}</translation>
    </message>
    <message>
        <source>{time} less</source>
        <translation>{time} 단축</translation>
    </message>
    <message>
        <source>{time} on average</source>
        <translation>평균 {time}</translation>
    </message>
    <message>
        <source>{time}, of which {cpu} on a core</source>
        <translation>{time}, 그중 코어 사용 {cpu}</translation>
    </message>
    <message>
        <source>{took}, a core for {on}</source>
        <translation>{took}, 코어 사용 {on}</translation>
    </message>
    <message>
        <source>{took}, on {n:.1f} cores</source>
        <translation>{took}, 코어 {n:.1f}개</translation>
    </message>
    <message>
        <source>{unrecorded:,} of {jobs:,} jobs left no record, so nobody can say where the time went.</source>
        <translation>작업 {jobs:,}개 가운데 {unrecorded:,}개의 기록이 없어, 시간이 어디에 쓰였는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>{value} is pinned, and nothing was deleted; give --pinned to delete it all the same</source>
        <translation>고정된 실행이라 아무것도 삭제하지 않았습니다({value}). 그래도 삭제하려면 --pinned를 지정하십시오</translation>
    </message>
    <message>
        <source>{value} may be any of {known}; give more of the ID</source>
        <translation>{value}에 해당하는 실행이 여러 개입니다({known}). ID를 더 길게 지정하십시오</translation>
    </message>
    <message>
        <source>{way} had the shortest median, {time}, and {other} the next, {next}, but so few runs cannot prove which is the fastest; run each {least} times or more</source>
        <translation>중앙값이 가장 짧은 것은 {way}({time}), 그다음은 {other}({next})입니다. 그러나 이렇게 적은 실행으로는 어느 쪽이 가장 빠른지 증명할 수 없습니다. 방식마다 {least}번 이상 실행하십시오</translation>
    </message>
    <message>
        <source>{way} is the fastest, with a median of {time}; the next, {other}, takes {longer} longer</source>
        <translation>가장 빠른 방식: {way}, 중앙값 {time}. 다음인 {other} 방식은 {longer} 더 걸립니다</translation>
    </message>
    <message>
        <source>{way} is the only one that finished, in {time}</source>
        <translation>끝난 방식은 {way} 하나뿐입니다({time})</translation>
    </message>
    <message>
        <source>{way} takes a median of {time}; nothing else was repeated, so chance cannot be ruled out</source>
        <translation>{way}: 중앙값 {time}. 다른 방식은 반복하지 않았으므로 우연인지 구별할 수 없습니다</translation>
    </message>
    <message>
        <source>{way} was the fastest, {time}; each was run only once, so repeat them to rule out chance</source>
        <translation>가장 짧았던 방식: {way}, {time}. 각각 한 번만 실행했으므로 우연인지는 반복해 보아야 압니다</translation>
    </message>
    <message>
        <source>{way}, {done}</source>
        <translation>{way}, {done}</translation>
    </message>
    <message>
        <source>{way}: no law can be fitted to {n} numbers of workers; it takes {least} that have a core and a job each</source>
        <translation>{way}: 작업자 수 {n}가지로는 법칙을 맞출 수 없습니다. 작업자마다 코어와 작업이 하나씩 있는 경우가 {least}가지 필요합니다</translation>
    </message>
    <message>
        <source>{way}: the laws fit alike ({laws} off); more workers or repeats would tell them apart</source>
        <translation>{way}: 법칙들이 비슷하게 맞습니다(오차 {laws}). 작업자 수나 반복을 늘리면 구별됩니다</translation>
    </message>
    <message>
        <source>{way}: there are too few runs for a law; repeat them</source>
        <translation>{way}: 법칙을 맞추기에는 실행이 너무 적습니다. 반복하십시오</translation>
    </message>
    <message>
        <source>{what} at {time}</source>
        <translation>{time}에 {what}</translation>
    </message>
    <message>
        <source>{what} cannot be so</source>
        <translation>{what} 값이 올바르지 않음</translation>
    </message>
    <message>
        <source>{what}: {share:.0%}</source>
        <translation>{what} {share:.0%}</translation>
    </message>
    <message>
        <source>{who} gave back a coroutine: nothing has been computed; have the function run it by asyncio.run</source>
        <translation>{who}: 코루틴을 돌려주어 계산된 것이 없습니다. 함수가 asyncio.run으로 실행하게 하십시오</translation>
    </message>
    <message>
        <source>{who} gave back a generator: nothing has been computed; have the function return a list</source>
        <translation>{who}: 제너레이터를 돌려주어 계산된 것이 없습니다. 함수가 리스트를 돌려주게 하십시오</translation>
    </message>
    <message>
        <source>{who} gave back an object of type {kind}: nothing has been computed; have the function return what comes of it</source>
        <translation>{who}: {kind} 형식의 객체를 돌려주어 계산된 것이 없습니다. 함수가 거기서 나오는 값을 돌려주게 하십시오</translation>
    </message>
    <message>
        <source>{workers:,} workers alone need about {needed} of memory, what the function adds is not known, and this machine has {available}</source>
        <translation>작업자 {workers:,}개만으로도 메모리가 약 {needed} 필요하고 함수가 더 쓰는 양은 알 수 없는데, 이 컴퓨터의 메모리는 {available}입니다</translation>
    </message>
    <message>
        <source>{workers:,} workers ended before they could run a job, and every one was replaced by another{why}; the run was stopped</source>
        <translation>작업자 {workers:,}개가 작업을 실행하기도 전에 끝났고 그때마다 새 작업자로 교체되었습니다{why}. 실행을 중지했습니다</translation>
    </message>
    <message>
        <source>{workers:,} workers ended with exit code {exit_code} before they could run a job, and every one was replaced by another{why}; the run was stopped</source>
        <translation>작업자 {workers:,}개가 작업을 실행하기도 전에 끝났고(종료 코드 {exit_code}) 그때마다 새 작업자로 교체되었습니다{why}. 실행을 중지했습니다</translation>
    </message>
    <message>
        <source>{workers:,} workers need more open files than the {most:,} this system allows a process; about {fitting} would fit, and more if you raise that limit (ulimit -n)</source>
        <translation>작업자 {workers:,}개에 필요한 열린 파일의 수가 이 시스템이 프로세스 하나에 허용하는 {most:,}개를 넘습니다. {fitting} 정도는 가능하고, 그 제한(ulimit -n)을 높이면 더 만들 수 있습니다</translation>
    </message>
    <message>
        <source>{workers:,} workers were killed by {signal} before they could run a job, and every one was replaced by another{why}; the run was stopped</source>
        <translation>작업자 {workers:,}개가 작업을 실행하기도 전에 {signal} 신호로 종료되었고 그때마다 새 작업자로 교체되었습니다{why}. 실행을 중지했습니다</translation>
    </message>
    <message>
        <source>{workers} for {elapsed}: {budget} in all</source>
        <translation>{workers}, {elapsed}: 모두 {budget}</translation>
    </message>
    <message>
        <source>{worker}, PID {pid}</source>
        <translation>{worker}, PID {pid}</translation>
    </message>
    <message>
        <source>{worker}, PID {pid}, {state}</source>
        <translation>{worker}, PID {pid}, {state}</translation>
    </message>
    <message>
        <source>{workload} · {n} job of size {size:,}</source>
        <translation>{workload} · 크기 {size:,}인 작업 {n}개</translation>
    </message>
    <message>
        <source>{workload} · {n} jobs of size {size:,}</source>
        <translation>{workload} · 크기 {size:,}인 작업 {n}개</translation>
    </message>
    <message>
        <source>{wrong}. See: {program} --help</source>
        <translation>{wrong}. 도움말: {program} --help</translation>
    </message>
    <message>
        <source>± {time}</source>
        <translation>± {time}</translation>
    </message>
    <message>
        <source>“{name}” is set under if __name__ == &quot;__main__&quot;, line {line} of {file}, which is not run here.</source>
        <translation>if __name__ == &quot;__main__&quot; 아래, {file}의 {line}번째 줄에서 “{name}” 값을 정하는데, 여기서는 그 줄이 실행되지 않습니다.</translation>
    </message>
    <message>
        <source>… and {more:,} more</source>
        <translation>… 그 밖에 {more:,}개</translation>
    </message>
    <message>
        <source>… and {more:,} more calls (--json writes them all)</source>
        <translation>… 외에 호출 {more:,}개 더(--json은 모두 기록합니다)</translation>
    </message>
    <message>
        <source>… and {more:,} more jobs (--json writes them all)</source>
        <translation>… 그 밖에 작업 {more:,}개(--json은 모두 기록함)</translation>
    </message>
    <message>
        <source>… and {more:,} more workers</source>
        <translation>… 그 밖에 작업자 {more:,}개</translation>
    </message>
    <message>
        <source>… and {more:,} older runs (--all lists them)</source>
        <translation>… 그 밖에 이전 실행 {more:,}개(--all은 모두 나열함)</translation>
    </message>
    <message>
        <source>… and {n:,} more remarks</source>
        <translation>… 외 {n:,}개</translation>
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
        <source>○ live</source>
        <translation>○ 실시간</translation>
    </message>
    <message>
        <source>● live</source>
        <translation>● 실시간</translation>
    </message>
</context>
</TS>
