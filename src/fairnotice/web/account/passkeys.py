"""Whether passkeys can be used at the address at which somebody is."""

from ipaddress import ip_address

from django.http import HttpRequest
from django.http.request import split_domain_port


def passkeys_work_here(request: HttpRequest) -> bool:
    """Passkeys belong to a host's name, and browsers use them only where nobody can listen in."""
    host, _port = split_domain_port(request.get_host())
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return request.is_secure() or host == "localhost" or host.endswith(".localhost")
    return False
