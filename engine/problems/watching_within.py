"""How a piece of a program that was watched has ended."""

from ..inside.language import tr
from ..inside.phrases import brief
from ..inside.problem import Problem


class PieceRaised(Problem):
    code = "piece-raised"
    field = "watch"
    type: str
    message: str

    def told(self) -> str:
        if not self.message:
            return tr("What was watched raised {type}").format(type=brief(self.type))
        return tr("What was watched raised {type}: {message}").format(
            type=brief(self.type), message=brief(self.message)
        )
