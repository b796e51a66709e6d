"""The read model of tips: what the public reads, in plain Python; only `live` asks the database."""
