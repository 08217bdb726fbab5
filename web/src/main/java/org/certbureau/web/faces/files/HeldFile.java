package org.certbureau.web.faces.files;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** A file on its way, held back until all of it is there; how long it is kept is settled. */
class HeldFile extends HttpServletResponseWrapper {
  private static final String KEEPING = "Cache-Control";

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final PrintWriter writer = new PrintWriter(content, false, StandardCharsets.UTF_8);

  HeldFile(HttpServletResponse response, String keeping) {
    super(response);
    response.setHeader(KEEPING, keeping);
  }

  byte[] content() {
    writer.flush();
    return content.toByteArray();
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new Held();
  }

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  @Override
  public void setHeader(String name, String value) {
    if (!isSettled(name)) {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (!isSettled(name)) {
      super.addHeader(name, value);
    }
  }

  private static boolean isSettled(String name) {
    return KEEPING.equalsIgnoreCase(name)
        || "Expires".equalsIgnoreCase(name)
        || "Content-Length".equalsIgnoreCase(name);
  }

  @Override
  public void setDateHeader(String name, long date) {
    if (!isSettled(name)) {
      super.setDateHeader(name, date);
    }
  }

  @Override
  public void setContentLength(int length) {
    // told when all is there
  }

  @Override
  public void setContentLengthLong(long length) {
    // told when all is there
  }

  @Override
  public void flushBuffer() {
    writer.flush();
  }

  @Override
  public void resetBuffer() {
    writer.flush();
    content.reset();
  }

  @Override
  public void reset() {
    resetBuffer();
    super.reset();
  }

  private final class Held extends ServletOutputStream {
    @Override
    public void write(int single) {
      content.write(single);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      content.write(bytes, offset, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("files are written as they are read");
    }
  }
}
