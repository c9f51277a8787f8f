"""Makes the calls of the table by Microsoft's client for Python.

The address and key of the account are in the environment. The first line of the input is Python that is executed first;
each other line is an expression, whose value, or the code by which it was refused, is answered on one line.
"""

import datetime
import enum
import json
import os
import sys

from azure.batch import BatchClient
from azure.batch import models as m
from azure.core import MatchConditions
from azure.core.credentials import AzureNamedKeyCredential
from azure.core.exceptions import HttpResponseError


def client_with(key, **options):
    account = os.environ["AZURE_BATCH_ACCOUNT"]
    return BatchClient(os.environ["AZURE_BATCH_ENDPOINT"], AzureNamedKeyCredential(account, key), **options)


def plain(value):
    if hasattr(value, "as_dict"):
        return value.as_dict()
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, (datetime.datetime, datetime.timedelta)):
        return str(value)
    if isinstance(value, bytes):
        return value.decode()
    raise TypeError(f"the table asks for a {type(value)}, which is no JSON")


def code(error):
    """What the service says; of an answer without a body only the status is known."""
    try:
        error.response.read()  # a stream, where the call gives one
        return json.loads(error.response.text())["code"]
    except (ValueError, KeyError):
        return str(error.status_code)


scope = {
    "client": client_with(os.environ["AZURE_BATCH_ACCESS_KEY"]),
    "client_with": client_with,
    "datetime": datetime,
    "m": m,
    "MatchConditions": MatchConditions,
}
exec(json.loads(sys.stdin.readline()), scope)
for line in sys.stdin:
    try:
        answer = {"value": eval(json.loads(line), scope)}
    except HttpResponseError as error:
        answer = {"refusal": code(error)}
    except Exception as error:
        answer = {"failure": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer, default=plain), flush=True)
