"""The site's server without what it loads: no gazetteer, no directory, no look for edits."""

import gc

from exchangezones import gunicorn as site

globals().update({name: value for name, value in vars(site).items() if not name.startswith("_")})


def when_ready(server):
    gc.collect()
    gc.freeze()


def post_worker_init(worker):
    pass
