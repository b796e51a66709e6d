"""The JSON API: joins the applications' routers; mistakes are RFC 9457 problem documents."""

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI

from exchangezones.errors import PROBLEM, problem
from exchangezones.foundation.query_params import BadQuestion
from tips.api import router as tips_router
from zones.api import router as zones_router


class DescribedApi(NinjaAPI):
    def get_openapi_schema(self, **options: Any) -> Any:
        """Mistakes by the media type that they have; ninja would call every answer plain JSON."""
        described = super().get_openapi_schema(**options)
        for door in described["paths"].values():
            for operation in door.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400:
                        answer["content"] = {PROBLEM: answer["content"]["application/json"]}
        return described


api = DescribedApi(
    title="exchangezones",
    version="1",
    description="The open directory of police-station exchange zones.",
    docs_url=None,  # Swagger's own page would come from another site
)
api.add_router("", zones_router)
api.add_router("", tips_router)


@api.exception_handler(BadQuestion)
def bad_question(request: HttpRequest, error: Any) -> Any:
    errors = [
        {
            "parameter": m.parameter,
            "value": m.value[:100],
            "message": m.message,
        }
        for m in error.mistakes
    ]
    return problem(400, "This question cannot be answered", str(error), errors=errors)
