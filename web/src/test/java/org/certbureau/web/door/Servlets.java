package org.certbureau.web.door;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;

/** Stand-ins for what a container hands to a servlet; what a test does not answer is null. */
final class Servlets {
  private Servlets() {}

  /** What is answered when a method is called. */
  interface Answer {
    Object to(String method, Object[] arguments) throws IOException;
  }

  static <T> T of(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            Servlets.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.to(method.getName(), arguments)));
  }

  static ServletInputStream in(InputStream body) {
    return new ServletInputStream() {
      @Override
      public int read() throws IOException {
        return body.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return body.read(into, offset, length);
      }

      @Override
      public boolean isFinished() {
        return false;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("read at once, not by listening");
      }
    };
  }

  static ServletOutputStream out(OutputStream body) {
    return new ServletOutputStream() {
      @Override
      public void write(int octet) throws IOException {
        body.write(octet);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("written at once, not by listening");
      }
    };
  }
}
