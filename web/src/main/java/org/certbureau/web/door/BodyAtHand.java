package org.certbureau.web.door;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A machine's request with its body at hand, which is a text in UTF-8. */
public final class BodyAtHand extends HttpServletRequestWrapper {
  private final byte[] body;
  private final int begin;
  private final ServletInputStream stream;
  private BufferedReader reader;

  /**
   * @param begin where the text begins in the body
   */
  BodyAtHand(HttpServletRequest request, byte[] body, int begin) {
    super(request);
    this.body = body;
    this.begin = begin;
    this.stream = new AtHand(fromItsBegin());
  }

  /** The text from its beginning, for who looks at it before those who act on it. */
  public InputStream fromItsBegin() {
    return new ByteArrayInputStream(body, begin, body.length - begin);
  }

  @Override
  public ServletInputStream getInputStream() {
    return stream;
  }

  @Override
  public BufferedReader getReader() {
    if (reader == null) {
      reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
    return reader;
  }

  private static final class AtHand extends ServletInputStream {
    private final InputStream text;
    private boolean finished;

    AtHand(InputStream text) {
      this.text = text;
    }

    @Override
    public int read() throws IOException {
      return noted(text.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return noted(text.read(into, offset, length));
    }

    private int noted(int got) {
      finished |= got < 0;
      return got;
    }

    @Override
    public int available() throws IOException {
      return text.available();
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("read at once, not by listening");
    }
  }
}
