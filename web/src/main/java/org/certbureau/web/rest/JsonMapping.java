package org.certbureau.web.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import org.certbureau.web.door.Json;

/**
 * Has the container's JSON provider read and write as {@link Json} says. A provider of our own
 * would stand beside the container's, and which of the two is asked is not defined.
 */
@Provider
public class JsonMapping implements ContextResolver<ObjectMapper> {
  @Override
  public ObjectMapper getContext(Class<?> type) {
    return Json.mapper();
  }
}
