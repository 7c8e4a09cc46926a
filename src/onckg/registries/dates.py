"""A registry's day or month laid beside the bounds that releases give."""

import calendar


def day_bounds(text: str) -> tuple[str, str]:
    """Return first and last day of a registry's date; empty for an empty one.

    >>> day_bounds("2018-05"), day_bounds("2018-05-08"), day_bounds("")
    (('2018-05-01', '2018-05-31'), ('2018-05-08', '2018-05-08'), ('', ''))
    """
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        return f"{text}-01", f"{text}-{calendar.monthrange(year, month)[1]:02}"
    if len(text) == 4:
        return f"{text}-01-01", f"{text}-12-31"
    return text, text


def agree(earliest: str, latest: str, registered: str) -> bool:
    """Say whether the registry's date may lie within the bounds; a missing side agrees with everything."""
    first, last = day_bounds(registered)
    return not (earliest and latest and first) or (first <= latest and earliest <= last)


def bounds_text(earliest: str, latest: str) -> str:
    """Return bounds for a sentence."""
    return earliest if earliest == latest else f"{earliest} to {latest}"
