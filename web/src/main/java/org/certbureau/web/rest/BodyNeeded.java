package org.certbureau.web.rest;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import org.certbureau.kernel.Problem;
import org.certbureau.web.door.Misread;

/** Hands no resource a null for a body, unless it says that there need be none. */
@Provider
public class BodyNeeded implements ReaderInterceptor {
  /** A body that a request does without where it has nothing to say; the resource gets null. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.PARAMETER)
  @interface MayBeLeftOut {}

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object body = context.proceed();
    if (body == null
        && Arrays.stream(context.getAnnotations()).noneMatch(MayBeLeftOut.class::isInstance)) {
      throw new Misread(400, Problem.of("web.body-needed", null));
    }
    return body;
  }
}
