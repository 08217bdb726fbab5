package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** The description of this door, written at build time from the resources themselves. */
@Path("/openapi")
public class OpenApiResource {
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Hidden
  public InputStream document() {
    InputStream document = OpenApiResource.class.getResourceAsStream("/openapi/openapi.json");
    if (document == null) {
      throw new NotFoundException();
    }
    return document;
  }
}
