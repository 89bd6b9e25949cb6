"""Signing in, roles, tokens, idempotency and the order of refusals."""

from uuid import uuid4

from fastapi.testclient import TestClient

from tests.conftest import Headers, key

PASSWORD = "un long mot de passe"


def _user(client: TestClient, admin: Headers, role: str = "handler") -> str:
    email = f"{uuid4().hex}@example.org"
    body = {"email": email, "name": "Claire Exemple", "role": role, "password": PASSWORD}
    assert client.post("/api/v1/users", json=body, headers=key(admin)).status_code == 201
    return email


def test_a_password_opens_a_session_that_logout_ends(client: TestClient, admin: Headers) -> None:
    email = _user(client, admin)
    assert client.post("/api/v1/auth/login", json={"email": email.upper(), "password": PASSWORD}).status_code == 200
    assert client.get("/api/v1/auth/me").json()["name"] == "Claire Exemple"
    assert client.post("/api/v1/auth/logout").status_code == 204
    assert client.get("/api/v1/auth/me").status_code == 401


def test_wrong_passwords_answer_alike_and_are_slowed_down(client: TestClient, admin: Headers) -> None:
    email = _user(client, admin)
    unknown = client.post("/api/v1/auth/login", json={"email": "inconnu@example.org", "password": "x"}).json()
    for _ in range(10):
        wrong = client.post("/api/v1/auth/login", json={"email": email, "password": "x"}).json()
        assert (wrong["status"], wrong["code"], wrong["detail"]) == (401, unknown["code"], unknown["detail"])
    right = client.post("/api/v1/auth/login", json={"email": email, "password": PASSWORD})
    assert right.status_code == 401


def test_the_same_key_replays_and_another_body_is_refused(client: TestClient, admin: Headers) -> None:
    headers = key(admin)
    body = {"email": f"{uuid4().hex}@example.org", "name": "A", "role": "auditor", "password": PASSWORD}
    first = client.post("/api/v1/users", json=body, headers=headers)
    again = client.post("/api/v1/users", json=body, headers=headers)
    assert (again.status_code, again.json()) == (201, first.json())
    other = client.post("/api/v1/users", json={**body, "name": "B"}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


def test_a_refused_request_stores_nothing_and_its_key_serves_again(client: TestClient, admin: Headers) -> None:
    headers = key(admin)
    body = {"email": f"{uuid4().hex}@example.org", "name": "A", "role": "auditor", "password": "court"}
    assert client.post("/api/v1/users", json=body, headers=headers).status_code == 422
    assert client.post("/api/v1/users", json={**body, "password": PASSWORD}, headers=headers).status_code == 201


def test_refusals_come_in_order(client: TestClient, handler: Headers, admin: Headers) -> None:
    def code(headers: Headers, body: object) -> tuple[int, str]:
        answer = client.post("/api/v1/users", json=body, headers=headers)
        return answer.status_code, answer.json()["code"]

    assert code({}, {"x": 1}) == (401, "authentication_required")
    assert code({"Authorization": "Bearer wrong"}, {"x": 1}) == (401, "session_over")
    assert code(handler, {"x": 1}) == (403, "permission_missing")
    assert code(admin, {"x": 1}) == (400, "idempotency_key_required")
    assert code(key(admin), {"x": 1}) == (422, "unknown_field")


def test_a_problem_names_the_request_and_hides_the_machine(client: TestClient) -> None:
    answer = client.get("/api/v1/auth/me", headers={"X-Request-ID": "abc-123"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["instance"] == answer.headers["X-Request-ID"] == "abc-123"
    assert client.get("/api/v1/auth/me", headers={"X-Request-ID": "<script>"}).headers["X-Request-ID"] != "<script>"


def test_another_site_cannot_use_a_session(client: TestClient, admin: Headers) -> None:
    headers = {**key(admin), "Cookie": "other=1", "Sec-Fetch-Site": "cross-site"}
    assert client.post("/api/v1/users", json={}, headers=headers).json()["code"] == "cross_site_refused"
