package org.certbureau.web.faces.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.web.door.Json;
import org.certbureau.web.door.OwnCookie;

/**
 * The form that somebody sent who has not logged in, and that was refused. Nobody has a session:
 * their own browser keeps it for the moment until its page is asked for again.
 */
final class NobodysForm {
  private static final String COOKIE = "bureau-refused";

  /** What a browser keeps in one. */
  private static final int ROOM = 3_500;

  private static final int SECONDS = 60;

  private NobodysForm() {}

  static void refuse(Posts.Refused post, HttpServletResponse response) {
    try {
      String written = written(post);
      if (written.length() > ROOM) {
        written =
            written(
                new Posts.Refused(
                    post.account(), post.address(), Map.of(), post.lines(), post.quiet()));
      }
      if (written.length() <= ROOM) {
        keep(written, SECONDS, response);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // texts alone
    }
  }

  /** What was refused on the page of this address, once. */
  static Optional<Posts.Refused> take(
      String address, HttpServletRequest request, HttpServletResponse response) {
    Optional<Posts.Refused> found =
        Stream.ofNullable(request.getCookies())
            .flatMap(Stream::of)
            .filter(cookie -> COOKIE.equals(cookie.getName()))
            .map(Cookie::getValue)
            .findFirst()
            .flatMap(NobodysForm::read)
            .filter(post -> post.account().isEmpty() && post.address().equals(address));
    found.ifPresent(post -> keep("", 0, response));
    return found;
  }

  private static void keep(String text, int seconds, HttpServletResponse response) {
    Cookie cookie = OwnCookie.of(COOKIE, text, "/login.xhtml");
    cookie.setMaxAge(seconds);
    response.addCookie(cookie);
  }

  private static String written(Posts.Refused post) throws JsonProcessingException {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.mapper().writeValueAsBytes(post));
  }

  /** Empty for what is none of ours. */
  private static Optional<Posts.Refused> read(String text) {
    try {
      Posts.Refused post =
          Json.mapper().readValue(Base64.getUrlDecoder().decode(text), Posts.Refused.class);
      return Stream.of(post.account(), post.address(), post.sent(), post.lines(), post.quiet())
              .allMatch(part -> part != null)
          ? Optional.of(post)
          : Optional.empty();
    } catch (IOException | IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }
}
