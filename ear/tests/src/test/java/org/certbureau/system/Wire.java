package org.certbureau.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who sends what no client would, from an address of their own: what they do there is held
 * against nobody else.
 */
public final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 120_000;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final URI at;
  private final String from;
  private final List<Socket> open = new ArrayList<>();

  /**
   * @param url whom to call
   * @param from an address of this machine, such as 127.0.0.7
   */
  public Wire(String url, String from) {
    this.at = URI.create(url);
    this.from = from;
  }

  /** Sends that and holds the line. A line feed stands for both ends of a line. */
  public Socket send(String text) {
    try {
      Socket line = new Socket();
      open.add(line);
      line.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      line.connect(new InetSocketAddress(at.getHost(), at.getPort()), PATIENCE_MILLIS);
      line.setSoTimeout(PATIENCE_MILLIS);
      line.getOutputStream()
          .write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends that and returns all that is answered until the line is let go. */
  public String ask(String text) {
    return answer(send(text));
  }

  /** Sends that and returns the head of the answer: a body that never comes is not waited for. */
  public String askForHead(String text) {
    StringBuilder head = new StringBuilder();
    try {
      InputStream answer = send(text).getInputStream();
      for (int next = answer.read(); next >= 0; next = answer.read()) {
        head.append((char) next);
        if (head.indexOf(END_OF_HEAD, Math.max(0, head.length() - END_OF_HEAD.length())) >= 0) {
          break;
        }
      }
      return head.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a whole head is answered, and not the line let go. */
  public boolean isAnswered(String text) {
    try {
      return send(text).getInputStream().read() >= 0;
    } catch (SocketException reset) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof SocketException) {
        return false;
      }
      throw e;
    }
  }

  /** All that comes until the line is let go. */
  public static String answer(Socket line) {
    try {
      return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets all lines go. */
  @Override
  public void close() throws IOException {
    for (Socket line : open) {
      line.close();
    }
    open.clear();
  }
}
