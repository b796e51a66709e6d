"""Which addresses lie in the open web: never this machine, a private network or a cloud's own
door.
"""

import ipaddress
from urllib.parse import urlsplit

# Names that no public host has (RFC 6761, 6762, 8375), and those that home networks use.
PRIVATE_ENDINGS = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "onion")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open network."""
    # A link-local address bears its interface: fe80::1%eth0
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        # Public in its outer form, it may still wrap an IPv4 address of a private network.
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
    # is_global is true of 224.0.0.1 and 64:ff9b::/96, too.
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def is_public_host(host: str) -> bool:
    """Whether a name or an IP address, as it stands in an address, may lie in the open web."""
    host = host.rstrip(".").lower()
    try:
        return is_public(host)
    except ValueError:  # a name
        pass
    has_private_ending = any(host == end or host.endswith(f".{end}") for end in PRIVATE_ENDINGS)
    return "." in host and not has_private_ending


def has_password(address: str) -> bool:
    return "@" in urlsplit(address).netloc
