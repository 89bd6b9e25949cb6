/** Swagger UI on our own description of the API; requests go with the session of the browser. */
SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, docExpansion: "none", validatorUrl: null });
