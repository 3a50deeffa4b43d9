"""Every exit of the house is walked around every moment at which something comes or goes."""
