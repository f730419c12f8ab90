"""Shows marks with their words: a picture with an empty alt text beside a word that says the same."""

from collections.abc import Iterable

from markupsafe import Markup

from toolkit import marks
from toolkit.marks import Mark


def image(svg: str) -> Markup:
    """A mark's picture, silent to screen readers since its word stands beside it."""
    size = 'width="35" height="14"' if 'width="35"' in svg else 'width="16" height="16"'
    return Markup('<img class="mark" alt="" {} src="{}">').format(Markup(size), marks.data_address(svg))


def impact(label: str | None, more: str = "") -> Markup:
    """A filled chip for an impact label; `more` follows the word, such as 'impact on violence'."""
    if label is None:
        return value("not_recorded")
    word = f"{marks.IMPACT[label].word} {more}".strip()
    chip = '<span class="chip chip-{}">{}{}</span>'
    return Markup(chip).format(label, image(marks.ON_CHIP[label]), word)


def certainty(level: str | None, own_word: str | None = None) -> Markup:
    """Dots and words for a certainty; `own_word` is the source's wording where it uses another scale."""
    mark = marks.CERTAINTY[level or "not_recorded"]
    shown = with_word(mark, bold=True)
    return shown if level or not own_word else shown + Markup(' <span class="small">{}</span>').format(own_word)


def verdict(word: str) -> Markup:
    """Worse, better, similar, higher, lower or not compared."""
    return with_word(marks.VERDICT[word], bold=True)


def gap(kind: str) -> Markup:
    """One kind of gap, or 'on_record'."""
    return with_word(marks.GAP[kind], bold=True)


def step(state: str, word: str | None = None) -> Markup:
    """How far a step has come: done, started, missing or here."""
    return with_word(marks.STEP[state], bold=True, word=word)


def value(kind: str, word: str | None = None) -> Markup:
    """A value that is not an ordinary number: suppressed, not_recorded, not_applicable, cannot_be_worked_out."""
    if kind == "zero":
        return Markup("<strong>0</strong>")
    mark = marks.VALUE[kind]
    return Markup('<span class="missing">{}{}</span>').format(image(mark.svg), word or mark.word)


def to_check(word: str = "to check") -> Markup:
    """A broken frame for what somebody guessed and nobody has confirmed."""
    return Markup('<span class="to-check">{}</span>').format(word)


def with_word(mark: Mark, *, bold: bool = False, word: str | None = None) -> Markup:
    """Any mark beside its word, in the mark's colour."""
    shown = '<span class="badge{}" style="color:{}">{}{}</span>'
    return Markup(shown).format(" strong" if bold else "", mark.colour, image(mark.svg), word or mark.word)


def row(badges: Iterable[Markup]) -> Markup:
    """Badges side by side, such as the key above a chart."""
    return Markup('<div class="badges">{}</div>').format(Markup("").join(badges))
