"""The mean of points on the globe, weighted; right on both sides of the date line."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, atan2, cos, degrees, hypot, radians, sin

_DECIMALS = 4


def mean_point(points: Iterable[tuple[float, float, float]]) -> tuple[float, float]:
    """Return latitude and longitude of the mean of points (latitude, longitude, weight), each weighing at least 1."""
    x = y = z = 0.0
    for latitude, longitude, given in points:
        north, east, weight = radians(latitude), radians(longitude), max(given, 1.0)
        x += weight * cos(north) * cos(east)
        y += weight * cos(north) * sin(east)
        z += weight * sin(north)
    height = asin(z / hypot(x, y, z)) if z else 0.0
    return round(degrees(height), _DECIMALS), round(degrees(atan2(y, x)), _DECIMALS)
