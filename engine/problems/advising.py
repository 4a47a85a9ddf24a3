"""What keeps the program from saying which way is worth it."""

from ..inside.language import tr
from ..inside.phrases import brief
from ..inside.problem import Problem


class FirstCallRaised(Problem):
    code = "first-call-raised"
    field = "function"
    why: str

    def told(self) -> str:
        return tr("The first job failed ({why}); there is nothing to advise until a job comes to its end").format(
            why=brief(self.why)
        )
