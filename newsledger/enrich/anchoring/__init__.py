"""When and where: time expressions, toponyms, focus country, focus location, geocoding."""
