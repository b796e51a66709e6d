"""The smallest PMTiles file with streets: one vector tile that stands for every tile of the earth,
written by hand after the two specifications.
"""

import struct
from itertools import pairwise

DEEPEST = 14
EXTENT = 4096
NO_COMPRESSION, VECTOR_TILES = 1, 1
ALL_TILES = (4 ** (DEEPEST + 1) - 1) // 3
HEADER_LENGTH = 127
STREETS = ([(0, 1000), (4096, 3000)], [(2048, 0), (2048, 4096)], [(0, 3500), (4096, 500)])
LAND = [(0, 0), (4096, 0), (4096, 4096), (0, 4096)]


def varint(number):
    parts = bytearray()
    while number > 0x7F:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*parts, number])


def field(number, content):
    """A field of a protocol buffer: a number, or bytes with their length."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def steps(points):
    """Each point as the way from the one before it, in zigzag."""
    for (ax, ay), (bx, by) in pairwise([(0, 0), *points]):
        for way in (bx - ax, by - ay):
            yield way << 1 ^ way >> 31


def shape(kind, points, tags=()):
    """A line (2) or an area (3) of a layer."""
    way = list(steps(points))
    line_to = len(points) - 1 << 3 | 2
    commands = [9, *way[:2], line_to, *way[2:], *([15] if kind == 3 else [])]
    told = [(2, b"".join(map(varint, tags)))] if tags else []
    return b"".join(
        field(number, content)
        for number, content in [*told, (3, kind), (4, b"".join(map(varint, commands)))]
    )


def layer(name, shapes, keys=(), values=()):
    return field(15, 2) + b"".join(
        [
            field(1, name.encode()),
            *(field(2, one) for one in shapes),
            *(field(3, key.encode()) for key in keys),
            *(field(4, field(1, value.encode())) for value in values),
            field(5, EXTENT),
        ]
    )


def tile():
    """Land everywhere, and three highways across."""
    highways = [shape(2, points, tags=(0, 0)) for points in STREETS]
    return field(3, layer("earth", [shape(3, LAND)])) + field(
        3, layer("roads", highways, keys=["kind"], values=["highway"])
    )


def archive(west=-180, south=-85, east=180, north=85):
    """A file of version 3 with one entry, which runs from the first tile to the last."""
    content, metadata = tile(), b"{}"
    directory = b"".join(map(varint, (1, 0, ALL_TILES, len(content), 1)))
    places = (HEADER_LENGTH, HEADER_LENGTH + len(directory))
    tiles_at = places[1] + len(metadata)
    numbers = struct.pack(
        "<11Q",
        *(places[0], len(directory), places[1], len(metadata), tiles_at, 0),
        *(tiles_at, len(content), ALL_TILES, 1, 1),
    )
    kinds = bytes([1, NO_COMPRESSION, NO_COMPRESSION, VECTOR_TILES, 0, DEEPEST])
    bounds = [round(degrees * 10**7) for degrees in (west, south, east, north)]
    middle = struct.pack("<4iB2i", *bounds, 0, 0, 0)
    header = b"PMTiles\x03" + numbers + kinds + middle
    assert len(header) == HEADER_LENGTH
    return header + directory + metadata + content
