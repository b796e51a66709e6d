"""Street addresses through a geocoding service, where the operator names one."""
