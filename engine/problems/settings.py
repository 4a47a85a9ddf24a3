"""What is wrong with the settings, and with the language among them."""

from ..inside.language import IN_ENGLISH, LANGUAGES, chosen, tr
from ..inside.phrases import cause, name, path, way_out
from ..inside.problem import Problem


class DamagedSettings(Problem):
    code = "damaged-settings"
    field = "settings"
    path: str

    def told(self) -> str:
        return tr("The settings were damaged and begin anew; what was there is in {path}").format(path=path(self.path))


class SettingsNotSaved(Problem):
    code = "settings-not-saved"
    field = "settings"
    path: str
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        return tr("The settings could not be saved in {path} ({why}); {remedy}").format(
            path=path(self.path),
            why=cause(self.why),
            remedy=way_out(self.number, tr("make room there"), tr("see that you may write there")),
        )


class NoFont(Problem):
    code = "no-font"
    field = "language"
    language: str

    def told(self) -> str:
        names = IN_ENGLISH if chosen() == "en" else LANGUAGES
        return tr(
            "No font here has the letters of {language}, so all is in English; install one, such as the package fonts-noto-cjk, and start again"
        ).format(language=names.get(self.language, name(self.language)))
