<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Interrupted; every process of the run has been ended.</source>
        <translation>중단됨. 실행의 모든 프로세스를 종료했습니다.</translation>
    </message>
    <message>
        <source>Running the tutorial&apos;s comparison in the terminal instead.</source>
        <translation>대신 튜토리얼의 비교를 터미널에서 실행합니다.</translation>
    </message>
    <message>
        <source>Runs a function in parallel by the way you pick, and shows which process handled each task.</source>
        <translation>함수를 선택한 방식으로 병렬 실행하고, 각 작업을 어느 프로세스가 처리했는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>The display {display} does not answer, so no window can be opened.</source>
        <translation>디스플레이 {display}에서 응답이 없어 창을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>The system refused to go on ({why}).</source>
        <translation>시스템이 계속 진행하기를 거부했습니다({why}).</translation>
    </message>
    <message>
        <source>There is no display here (DISPLAY is not set), so no window can be opened.</source>
        <translation>디스플레이가 없어(DISPLAY가 설정되지 않음) 창을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>Without a command, opens the window.</source>
        <translation>명령 없이 실행하면 창이 열립니다.</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>인자 %(argument_name)s: %(message)s</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>값이 하나 필요합니다</translation>
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
        <source>options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>위치 인자</translation>
    </message>
    <message>
        <source>show program&apos;s version number and exit</source>
        <translation>프로그램 버전을 표시하고 종료</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>이 도움말을 표시하고 종료</translation>
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
        <source>unrecognized arguments: %s</source>
        <translation>알 수 없는 인자: %s</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>사용법: </translation>
    </message>
    <message>
        <source>{wrong}. See: main.py --help</source>
        <translation>{wrong}. 도움말: main.py --help</translation>
    </message>
</context>
</TS>
