package org.certbureau.web.rest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.certbureau.web.door.Answer;
import org.certbureau.web.door.Answers;

/** Whatever a resource throws becomes problem details; resources just throw. */
abstract class Refusals<T extends Throwable> implements ExceptionMapper<T> {
  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(T thrown) {
    if (thrown instanceof WebApplicationException meant && meant.getResponse().getStatus() < 400) {
      return meant.getResponse();
    }
    Answer answer = Answers.to(thrown, request);
    return Response.status(answer.status(), reason(answer.status()))
        .type(Answer.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(answer)
        .build();
  }

  /** Older containers have no words for 422. */
  private static String reason(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Unprocessable Content" : known.getReasonPhrase();
  }

  @Provider
  public static class OfAnything extends Refusals<Throwable> {}

  /** Jersey brings a mapper of its own for this class; the nearest one wins. */
  @Provider
  public static class OfBrokenJson extends Refusals<JsonParseException> {}

  /** Jersey brings a mapper of its own for this class; the nearest one wins. */
  @Provider
  public static class OfMisfitJson extends Refusals<JsonMappingException> {}
}
