"""What is told of choices of the form that the engine has no words for, marked."""

from engine.inside.language import mark

OWN_TIP = mark("A function of a Python file of yours; it gets one item per job.")
SCRIPT_TIP = mark("A script that goes parallel by itself: it is run as it is, and you see what it does.")
START_METHOD_TIPS = {
    "fork": mark("Copies the process at once; the quickest start."),
    "spawn": mark("Starts a fresh Python that imports everything anew; the only way on Windows."),
    "forkserver": mark("Forks from a clean helper process."),
}
