"""A station: its name, hosts, time zone, colours and policies."""
