package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST door. Every resource and provider of this archive is found by its annotations. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Digital certificate bureau",
            version = "1",
            description =
                "Applications for digital certificates, from the quote to the burned token."
                    + " Refusals are application/problem+json (RFC 9457)."),
    servers = @Server(url = "/api/v1"),
    security = {@SecurityRequirement(name = "staff"), @SecurityRequirement(name = "machine")})
@SecurityScheme(
    name = "staff",
    type = SecuritySchemeType.HTTP,
    scheme = "basic",
    description = "A person's name and password, for small tools")
@SecurityScheme(
    name = "machine",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "A machine's token")
public class RestApplication extends Application {
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        // OpenAPI describes the door
        "jersey.config.server.wadl.disableWadl",
        true,
        // none of the container's own ways with JSON: Jackson's provider in this archive, and
        // JsonMapping to tell it how
        "jersey.config.server.jsonFeature",
        JsonMapping.class.getSimpleName());
  }
}
