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

/** Lets no request carry more than its door allows, whether it says so beforehand or not. */
public class BodyLimit extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /**
   * The most that the container reads of a form, whatever the door allows for papers: beyond it it
   * throws in whoever asks first for a parameter, and logs that as a failure.
   */
  static final int FORM_BYTES = 2 * 1024 * 1024;

  /** What somebody sends who has not logged in: a name and a password. */
  static final int FORM_BYTES_OF_NOBODY = 64 * 1024;

  private static final String FORM = "application/x-www-form-urlencoded";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    int most = most(request);
    if (request.getContentLengthLong() > most) {
      response.setHeader("Connection", "close");
      Refusal.send(request, response, 413);
    } else if (request.getContentLengthLong() >= 0) {
      chain.doFilter(request, response); // the container reads no further than that
    } else if (isForm(request)) {
      // the container reads a form by itself, past whoever counts; every browser says how long it
      // is
      response.setHeader("Connection", "close");
      Refusal.send(request, response, 411);
    } else {
      chain.doFilter(new Counted(request, most), response);
    }
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
    private final int most;
    private ServletInputStream stream;
    private BufferedReader reader;

    Counted(HttpServletRequest request, int most) {
      super(request);
      this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream == null) {
        stream = new CountedStream(super.getInputStream(), most);
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
    private final int most;
    private long read;

    CountedStream(ServletInputStream in, int most) {
      this.in = in;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      if (next >= 0) {
        count(1);
      }
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int got = in.read(into, offset, length);
      if (got > 0) {
        count(got);
      }
      return got;
    }

    private void count(int got) throws BodyTooLarge {
      read += got;
      if (read > most) {
        throw new BodyTooLarge(most);
      }
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
