"""Shows the register of data sharing, what it could close, and takes what the partnership knows better."""

from collections.abc import Sequence

from markupsafe import Markup

from app import state
from app.parts import badges, downloads, frame, messages, sharing_form, sources, tables
from toolkit import wording
from toolkit.need import data_sharing
from toolkit.need.data_sharing import SharedData


def page() -> None:
    """The register, its gaps, and a form for one entry."""
    lede = "Where the partnership’s data come from, what each source can tell, and what is still to be settled."
    frame.open_page("data-sharing", "Data sharing register", lede)
    register = list(state.base().data_sharing.values())
    messages.reading(*data_sharing.in_short(register))
    if register:
        _table(register)
        _gaps(register)
        _to_do(register)
    sharing_form.show(register)


def _table(register: Sequence[SharedData]) -> None:
    columns = ("Source", "What it can tell", "How fresh", "Feeds", "Agreement")
    tables.show("Sources of data", columns, [_row(entry) for entry in register])
    sources.cite(
        dict.fromkeys(entry.source for entry in register),
        leaves_out="Which figures a source feeds is our mapping. What nobody has told us stays “not known”.",
    )
    names = list(SharedData.model_fields)
    rows = [[_flat(getattr(entry, name)) for name in names] for entry in register]
    downloads.table("The register (CSV)", names, rows, "data-sharing-register.csv", "register-csv", quiet=True)


def _flat(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, tuple) else value


def _row(entry: SharedData) -> tuple[tables.Cell, ...]:
    return (
        tables.cell(entry.name, entry.holder),
        tables.cell(entry.tells, _not(entry)),
        _fresh(entry),
        _feeds(entry),
        _agreement(entry),
    )


def _not(entry: SharedData) -> str:
    return f"Not: {wording.lower_first(entry.leaves_out)}" if entry.leaves_out else ""


def _fresh(entry: SharedData) -> tables.Cell:
    newest = entry.newest or data_sharing.newest_figure(entry, state.base().figures)
    below = f"figures on file reach: {newest}" if newest else ""
    return tables.cell(entry.updated or badges.value("not_recorded", "not known"), below)


def _feeds(entry: SharedData) -> tables.Cell:
    known = state.base().indicators
    names = [known[key].name.split(",")[0] for key in entry.indicators if key in known]
    if not names:
        return badges.value("not_recorded", "no figure yet")
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""
    return f"{'; '.join(names[:2])}{more}"


def _agreement(entry: SharedData) -> Markup:
    word, _, more = data_sharing.AGREEMENTS[entry.agreement].partition(": ")
    mark = badges.image(badges.marks.GAP["on_record"].svg) if entry.agreement in data_sharing.SETTLED else ""
    lead = (
        badges.value("not_recorded", "not known")
        if entry.agreement == "not_known"
        else Markup("{}{}").format(mark, word)
    )
    until = f"until {entry.agreed_until}" if entry.agreed_until else ""
    who = f"said by {entry.confirmed_by}, {entry.confirmed_on}" if entry.confirmed_by else ""
    return tables.cell(lead, "; ".join(part for part in (more, until, entry.agreement_note or "", who) if part))


def _gaps(register: Sequence[SharedData]) -> None:
    """Figures that nobody has given us yet, and who could."""
    base = state.base()
    missing = data_sharing.without_figures(base.indicators, base.figures)
    messages.heading("Data gaps that these sources could close")
    if not missing:
        messages.paragraph("Every figure on the list has been given for some place.")
        return
    found = data_sharing.could_close(register, missing)
    messages.bullets(_gap(base.indicators[key].name, entries) for key, entries in found.items())


def _gap(name: str, entries: Sequence[SharedData]) -> Markup:
    line = Markup("{} <strong>{}</strong>. {}")
    if not entries:
        return line.format(badges.gap("data_gap"), name, "No source on the register could give it.")
    said = (
        f"{entry.name} ({entry.holder}; {wording.lower_first(data_sharing.AGREEMENTS[entry.agreement])})"
        for entry in entries
    )
    return line.format(badges.gap("data_gap"), name, f"Ask for: {'; '.join(said)}.")


def _to_do(register: Sequence[SharedData]) -> None:
    today = state.now().date()
    tasks = [(entry, data_sharing.to_do(entry, today)) for entry in register]
    open_ones = [(entry, found) for entry, found in tasks if found]
    if not open_ones:
        return
    words = f"What is still to be settled ({wording.count_of(len(open_ones), 'source')})"
    with frame.folded(words, "sharing-to-do"):
        messages.bullets(
            Markup("<strong>{}</strong>: {}.").format(entry.name, "; ".join(found)) for entry, found in open_ones
        )


page()
