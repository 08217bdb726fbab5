package org.certbureau.web.door;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** Turns whatever was thrown into what the caller is told; the one place that decides. */
public final class Answers {
  /** The statuses that have a sentence of their own; others are told as 400. */
  private static final Set<Integer> TOLD =
      Set.of(400, 401, 403, 404, 405, 406, 409, 411, 413, 415, 429, 503);

  private Answers() {}

  public static Answer to(Throwable thrown, HttpServletRequest request) {
    return to(thrown, request, Languages.of(request));
  }

  /**
   * @param locale where the request says its language otherwise than in its headers
   */
  public static Answer to(Throwable thrown, HttpServletRequest request, Locale locale) {
    return expected(thrown, locale)
        .orElseGet(() -> Answer.fault(locale, Faults.log(thrown, request)));
  }

  /** The answer to what a caller can mend; empty for a fault of ours. */
  private static Optional<Answer> expected(Throwable thrown, Locale locale) {
    Optional<Misread> misread = Causes.find(thrown, Misread.class);
    if (misread.isPresent()) {
      return Optional.of(Answer.of(misread.get().status(), locale, misread.get().problem()));
    }
    Optional<JsonProcessingException> json = Causes.find(thrown, JsonProcessingException.class);
    if (json.isPresent() && isOfRequest(json.get())) {
      return Optional.of(unreadable(json.get(), locale));
    }
    Optional<RuleViolation> violation = Causes.find(thrown, RuleViolation.class);
    if (violation.isPresent()) {
      return Optional.of(Answer.of(statusOf(violation.get()), locale, violation.get().problems()));
    }
    if (Causes.find(thrown, OptimisticLockException.class).isPresent()) {
      return Optional.of(Answer.of(409, locale, Problem.of("web.changed-meanwhile", null)));
    }
    if (Causes.find(thrown, EJBAccessException.class).isPresent()
        || Causes.find(thrown, AccessLocalException.class).isPresent()) {
      return Optional.of(ofStatus(403, locale));
    }
    if (BodyRoom.TooLarge.isCauseOf(thrown)) {
      return Optional.of(ofStatus(413, locale));
    }
    if (Causes.find(thrown, BodyRoom.CutOff.class).isPresent()) {
      return Optional.of(ofStatus(400, locale)); // which nobody reads
    }
    if (Causes.find(thrown, BodyRoom.Full.class).isPresent()) {
      return Optional.of(ofStatus(503, locale));
    }
    return Causes.find(thrown, WebApplicationException.class)
        .map(refusal -> refusal.getResponse().getStatus())
        .filter(status -> status < 500)
        .map(status -> ofStatus(status, locale));
  }

  private static int statusOf(RuleViolation violation) {
    if (violation instanceof NotFound) {
      return 404;
    }
    return violation instanceof Conflict ? 409 : 422;
  }

  static boolean isTold(int status) {
    return TOLD.contains(status);
  }

  /** What a status says by itself. */
  public static Answer ofStatus(int status, Locale locale) {
    int told = isTold(status) ? status : 400;
    return Answer.of(told, locale, Problem.of("web.refused-" + told, null));
  }

  /**
   * Trouble in writing an answer is ours; trouble in reading a request knows where it stood, or
   * what rule the value broke.
   */
  private static boolean isOfRequest(JsonProcessingException thrown) {
    return Causes.find(thrown, StreamReadException.class).isPresent()
        || Causes.find(thrown, StreamConstraintsException.class).isPresent()
        || thrown instanceof JsonMappingException mapping
            && (mapping.getProcessor() instanceof JsonParser
                || mapping.getCause() instanceof RuleViolation);
  }

  private static Answer unreadable(JsonProcessingException thrown, Locale locale) {
    Optional<String> twice = GivenTwice.in(thrown);
    if (twice.isPresent()) {
      return Answer.of(400, locale, Problem.of("web.given-twice", twice.get(), twice.get()));
    }
    if (Causes.find(thrown, StreamConstraintsException.class).isPresent()) {
      // it says nowhere where it stopped
      return Answer.of(400, locale, Problem.of("web.json-beyond", null));
    }
    if (isBroken(thrown) || !(thrown instanceof JsonMappingException mapping)) {
      JsonLocation at =
          Causes.find(thrown, StreamReadException.class)
              .map(JsonProcessingException::getLocation)
              .orElse(thrown.getLocation());
      return Answer.of(
          400,
          locale,
          Problem.of(
              "web.json-syntax",
              null,
              String.valueOf(at == null ? 0 : at.getLineNr()),
              String.valueOf(at == null ? 0 : at.getColumnNr())));
    }
    String field = fieldOf(mapping);
    Optional<RuleViolation> violation = Causes.find(mapping, RuleViolation.class);
    if (violation.isPresent()) {
      return Answer.of(statusOf(violation.get()), locale, at(field, violation.get().problems()));
    }
    return Answer.of(
        400,
        locale,
        field == null
            ? Problem.of("web.json-document", null)
            : Problem.of(MisfitJson.code(mapping), field, field));
  }

  /** A number out of range is none of it: its parser could read on. */
  private static boolean isBroken(JsonProcessingException thrown) {
    return Causes.find(thrown, StreamReadException.class)
        .filter(broken -> !(broken instanceof InputCoercionException))
        .isPresent();
  }

  private static List<Problem> at(String field, List<Problem> problems) {
    return problems.stream().map(problem -> field == null ? problem : problem.at(field)).toList();
  }

  /** {@code materials[2].code}, or null for the document as a whole. */
  private static String fieldOf(JsonMappingException mapping) {
    String path =
        mapping.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    if (path.isEmpty()) {
      return null;
    }
    return path.startsWith(".") ? path.substring(1) : path;
  }
}
