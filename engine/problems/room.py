"""That there was no room for what is recorded."""

from ..inside.language import tr
from ..inside.phrases import brief, path
from ..inside.problem import Problem


class NoRoom(Problem):
    code = "no-room"
    field = "run"
    no_room: str  # "full", "quota", "removed" or any other
    folder: str
    why: str

    @property
    def is_removed(self) -> bool:
        """Whether the folder is gone, and with it whatever was recorded and not read yet."""
        return self.no_room == "removed"

    def told(self) -> str:
        return no_room(self.no_room, self.folder, self.why)


def no_room(kind: str, folder: str, why: str) -> str:
    """The sentence, for another that goes on with it."""
    match kind:
        case "full":
            text = tr("The disk under {folder} is full; make room there, or set TMPDIR to another folder")
        case "quota":
            text = tr(
                "Your quota of the disk under {folder} is used up; make room there, or set TMPDIR to another folder"
            )
        case "removed":
            text = tr(
                "What was recorded below {folder} was removed during the run; find out who clears that folder, or set "
                "TMPDIR to another one"
            )
        case _:
            text = tr(
                "What is recorded could not be written under {folder} ({why}); fix that, or set TMPDIR to another folder"
            )
    return text.format(folder=path(folder), why=brief(why))
