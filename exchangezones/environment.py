"""Values of the environment, or a sentence that says what is wrong with one."""

from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from zones.maps.streets import streets_of
from zones.maps.tiles import tiles_of


class Environment(environ.Env):
    """What settings.py asks the environment for, beyond single words and numbers."""

    def within(
        self,
        kind: Any,
        name: Any,
        default: Any,
        *,
        choices: Any = (),
        low: Any = None,
        high: Any = None,
    ) -> Any:
        """The environment's value of `name` as `kind`, or a sentence that says what is wrong."""
        try:
            value = getattr(self, kind)(name, default=default)
        except (ValueError, TypeError, ImproperlyConfigured) as error:
            raise ImproperlyConfigured(
                f"{name} is not a {kind}: {self.str(name, '')!r}."
            ) from error
        if choices and value not in choices:
            raise ImproperlyConfigured(
                f"{name} must be one of {', '.join(map(str, choices))}, not {value!r}."
            )
        if (low is not None and value < low) or (high is not None and value > high):
            raise ImproperlyConfigured(f"{name} must lie between {low} and {high}, not {value!r}.")
        return value

    def switch(self, name: Any, default: Any) -> Any:
        """True or False; nonsense is an error, and not False as in django-environ."""
        word = self.str(name, default="on" if default else "off").strip().lower()
        if word in {"1", "on", "true", "yes"}:
            return True
        if word in {"0", "off", "false", "no", ""}:
            return False
        raise ImproperlyConfigured(f"{name} must be on or off, not {word!r}.")

    def site_url(self) -> Any:
        """The site's own address, such as https://zones.example.org, without a slash at the end."""
        address = self.str("SITE_URL", default="").rstrip("/")
        parts = urlsplit(address)
        if address and (
            parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query
        ):
            raise ImproperlyConfigured(
                f"SITE_URL must look like https://zones.example.org, not {address!r}."
            )
        return address

    def shared_cache(self) -> Any:
        """Where answers are kept that all workers share: this process, or Redis."""
        address = self.str("CACHE_URL", default="") or "locmemcache://"
        parts = urlsplit(address)
        if parts.scheme not in {"locmemcache", "redis", "rediss"}:
            raise ImproperlyConfigured(
                "CACHE_URL must begin with locmemcache://, redis:// or rediss://."
            )
        if parts.scheme == "locmemcache":
            return {
                "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
                "OPTIONS": {"MAX_ENTRIES": 10_000},
            }
        try:
            cache = environ.Env.cache_url_config(
                address, backend="django.core.cache.backends.redis.RedisCache"
            )
            sound = parts.hostname and parts.port != 0
        except ValueError:  # a port that is no number
            sound = False
        if not sound:
            raise ImproperlyConfigured("CACHE_URL must look like redis://127.0.0.1:6379/0.")
        # Asked at the start: Django imports the library only when the cache is first used.
        if not find_spec("redis"):
            raise ImproperlyConfigured(
                "CACHE_URL names Redis, and its library is not installed: the extra is “redis”."
            )
        # A Redis that hangs must not hold the visitors.
        cache["OPTIONS"] = {
            "socket_timeout": 0.5,
            "socket_connect_timeout": 0.5,
            **cache.get("OPTIONS", {}),
        }
        return cache

    def geocoder_url(self, key: Any, user_agent: Any) -> Any:
        """The service that is asked for street addresses, such as
        nominatim+https://nominatim.example.org; or none.
        """
        address = self.str("GEOCODER_URL", default="").strip()
        if address:
            from zones.places.service.provider import (
                read_service,  # and geopy with it, only where it is wanted
            )

            try:
                read_service(address, key, user_agent)
            except ValueError as error:
                raise ImproperlyConfigured(str(error)) from error
        return address

    def map_tiles(self) -> Any:
        """The street tiles of the map;

        None where the operator names no server: then no other origin is asked.
        """
        closest = self.within("int", "MAP_TILE_MAX_ZOOM", 19, low=12, high=22)
        try:
            return tiles_of(
                self.str("MAP_TILE_URL", ""), self.str("MAP_TILE_ATTRIBUTION", ""), closest
            )
        except ValueError as error:
            raise ImproperlyConfigured(str(error)) from error

    def map_streets(self, site: Any, folder: Any) -> Any:
        """The PMTiles file of the map's streets, in `folder` or at an address; None for none."""
        try:
            streets = streets_of(self.str("MAP_PMTILES", ""), site)
        except ValueError as error:
            raise ImproperlyConfigured(str(error)) from error
        if streets and streets.in_static and not (folder / streets.address).is_file():
            raise ImproperlyConfigured(
                f"MAP_PMTILES names a file that is not there: {folder / streets.address}."
            )
        if streets and self.str("MAP_TILE_URL", "").strip():
            raise ImproperlyConfigured(
                "MAP_PMTILES and MAP_TILE_URL are both set: the map draws one of them."
            )
        return streets

    def mail(self) -> Any:
        """Django's settings for mail out of one address, such as
        smtp+tls://user:password@mail.example.org:587.
        """
        address = self.str("EMAIL_URL", default="").strip() or "consolemail://"
        if urlsplit(address).scheme not in environ.Env.EMAIL_SCHEMES:
            raise ImproperlyConfigured(
                "EMAIL_URL must look like smtp+tls://user:password@mail.example.org:587."
            )
        try:
            mail = environ.Env.email_url_config(address)
        except ValueError as error:  # a port that is no number
            raise ImproperlyConfigured(
                "EMAIL_URL must look like smtp+tls://user:password@mail.example.org:587."
            ) from error
        return {
            name: value
            for name, value in mail.items()
            if name.isupper() and name.startswith("EMAIL_")
        }
