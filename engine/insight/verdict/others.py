"""Other programs that had the cores."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding:
    found = case.breakdown
    if found.machine.is_elsewhere:
        return Finding(
            "others",
            found.share("others"),
            mark("The jobs waited for a core of their hosts for {lost_share} of the workers' time."),
            mark("Give each host no more workers than it has cores, or what else runs there another place."),
            case.values("others"),
        )
    share = found.share("others")
    values = case.values("others") | {
        "quiet_s": found.elapsed_s * (1 - share),
        "others": f"{found.machine.others:.1f}",
        "cores": found.machine.cores,
    }
    sentence = mark("Other programs had the cores for {lost_share} of the workers' time.")
    if found.machine.others:
        sentence = mark(
            "Other programs had the cores for {lost_share} of the workers' time: {others} of {cores:,} were theirs."
        )
    return Finding("others", share, sentence, mark("On a quiet machine expect about {quiet_s}."), values)


RULE = Rule("others", _applies)
