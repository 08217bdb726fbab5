package org.certbureau.web.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.logging.Logger;

/**
 * Lets no request carry more than its door allows, whether it says so beforehand or not, and all
 * requests of machines together no more than there is room for.
 */
public class BodyLimit extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(BodyLimit.class.getName());

  /**
   * The most that the container reads of a form, whatever the door allows for papers: beyond it it
   * throws in whoever asks first for a parameter, and logs that as a failure.
   */
  static final int FORM_BYTES = 2 * 1024 * 1024;

  /** What somebody sends who has not logged in: a name and a password. */
  static final int FORM_BYTES_OF_NOBODY = 64 * 1024;

  private static final String FORM = "application/x-www-form-urlencoded";

  private static final String SECONDS_TO_WAIT = "2";

  private final transient BodyRoom room;

  /** For the container. */
  public BodyLimit() {
    this(BodyRoom.ofSettings());
  }

  BodyLimit(BodyRoom room) {
    this.room = room;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    int most = most(request);
    if (request.getContentLengthLong() > most) {
      response.setHeader("Connection", "close");
      Refusal.send(request, response, 413);
    } else if (isHeld(request)) {
      hold(request, response, chain, most);
    } else if (request.getContentLengthLong() >= 0 && Door.of(request) == Door.PAGES) {
      chain.doFilter(request, response); // the container reads it, and no further than that
    } else if (isForm(request) && request.getContentLengthLong() < 0) {
      // the container reads a form by itself, past whoever counts; browsers say how long it is
      response.setHeader("Connection", "close");
      Refusal.send(request, response, 411);
    } else {
      pass(new Counted(request, read -> count(read, most)), response, chain);
    }
  }

  /** Machines' bodies are read as a whole before anything is done with them. */
  private static boolean isHeld(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return (Door.of(request) == Door.REST || Door.of(request) == Door.SOAP)
        && !isForm(request)
        && (length < 0 || length > BodyRoom.FREE_BYTES);
  }

  private void hold(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, int most)
      throws IOException, ServletException {
    try (BodyRoom.Share share = room.share()) {
      pass(
          new Counted(
              request,
              read -> {
                count(read, most);
                hold(share, read, response);
              }),
          response,
          chain);
    } catch (IOException | ServletException e) {
      if (Causes.find(e, BodyRoom.Full.class).isEmpty() || response.isCommitted()) {
        throw e;
      }
      Refusal.send(request, response, 503);
    }
  }

  /** What a caller leaves unfinished is no failure of ours, however often it happens. */
  private static void pass(Counted request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      if (!request.cutOff) {
        throw e;
      }
      LOG.fine(
          () ->
              "the caller hung up in the midst of "
                  + request.getMethod()
                  + ' '
                  + Door.pathOf(request));
      if (!response.isCommitted()) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      }
    }
  }

  /**
   * Whoever tells of it, the answer says when to come again, and what is still sent is not read.
   */
  private static void hold(BodyRoom.Share share, long read, HttpServletResponse response)
      throws BodyRoom.Full {
    try {
      share.hold(read);
    } catch (BodyRoom.Full full) {
      response.setHeader("Retry-After", SECONDS_TO_WAIT);
      response.setHeader("Connection", "close");
      throw full;
    }
  }

  private static void count(long read, int most) throws BodyRoom.TooLarge {
    if (read > most) {
      throw new BodyRoom.TooLarge(most);
    }
  }

  /** Told how much of a body was read by now. */
  private interface Meter {
    void read(long bytes) throws IOException;
  }

  private static int most(HttpServletRequest request) {
    int most = Door.of(request).bodyBytes();
    if (isForm(request)) {
      most = Math.min(most, FORM_BYTES);
    }
    return Door.of(request) == Door.PAGES && request.getUserPrincipal() == null
        ? Math.min(most, FORM_BYTES_OF_NOBODY)
        : most;
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  private static final class Counted extends HttpServletRequestWrapper {
    private final Meter meter;
    private ServletInputStream stream;
    private BufferedReader reader;
    private boolean cutOff;

    Counted(HttpServletRequest request, Meter meter) {
      super(request);
      this.meter = meter;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream == null) {
        stream = new CountedStream(super.getInputStream(), meter, () -> cutOff = true);
      }
      return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      if (reader == null) {
        String encoding = getCharacterEncoding();
        reader =
            new BufferedReader(
                new InputStreamReader(
                    getInputStream(),
                    encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
      }
      return reader;
    }
  }

  private static final class CountedStream extends ServletInputStream {
    private final ServletInputStream in;
    private final Meter meter;
    private final Runnable onCut;
    private long read;

    CountedStream(ServletInputStream in, Meter meter, Runnable onCut) {
      this.in = in;
      this.meter = meter;
      this.onCut = onCut;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int got;
      try {
        got = in.read(into, offset, length);
      } catch (IOException e) {
        onCut.run();
        throw new BodyRoom.CutOff(e);
      }
      if (got > 0) {
        count(got);
      }
      return got;
    }

    private void count(int got) throws IOException {
      read += got;
      meter.read(read);
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
