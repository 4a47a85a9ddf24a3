"""What is wrong with a program that is to be watched."""

from ..inside.language import tr
from ..inside.phrases import cause, name, path, way_out
from ..inside.problem import Problem


class NoScript(Problem):
    code = "no-script"
    field = "watch"

    def told(self) -> str:
        return tr("Say which script to watch: watch SCRIPT.py, watch -m MODULE, or watch -- COMMAND")


class NoScriptChosen(Problem):
    code = "no-script-chosen"
    field = "watch"

    def told(self) -> str:
        return tr("Choose the script to be watched")


class NoSuchScript(Problem):
    code = "no-such-script"
    field = "watch"
    value: str

    def told(self) -> str:
        return tr("There is no file {path}; choose one that is there").format(path=path(self.value))


class NoSuchFolder(Problem):
    code = "no-such-folder"
    field = "watch"
    value: str

    def told(self) -> str:
        return tr("There is no folder {path}; choose one that is there").format(path=path(self.value))


class NoSuchModule(Problem):
    code = "no-such-module"
    field = "watch"
    value: str

    def told(self) -> str:
        return tr("Python cannot find the module {name}; choose one that it has").format(name=name(self.value))


class NoOneCore(Problem):
    code = "no-one-core"
    field = "watch"

    def told(self) -> str:
        return tr("This system does not let a program be kept to one core; leave out --one-core")


class UnwatchablePython(Problem):
    code = "unwatchable-python"
    field = "watch"
    value: str
    version: str

    def told(self) -> str:
        return tr("{path} is {version}; jobs can be watched in CPython 3.10 and later").format(
            path=path(self.value), version=name(self.version)
        )


class UnreadEnvironment(Problem):
    code = "unread-environment"
    field = "watch"
    value: str

    def told(self) -> str:
        return tr("With {option} Python does not read the environment, by which it is watched; leave it out").format(
            option=name(self.value)
        )


class NotStarted(Problem):
    code = "not-started"
    field = "watch"
    value: str
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        return tr("{path} cannot be started ({why}); {remedy}").format(
            path=path(self.value), why=cause(self.why), remedy=way_out(self.number, tr("choose a program that can"))
        )
