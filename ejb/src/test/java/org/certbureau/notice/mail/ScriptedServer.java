package org.certbureau.notice.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A mail server with moods: it knows no mailbox {@code nobody@…}, hangs up on {@code rude@…}, and
 * takes the rest.
 */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket door;
  private final Thread porter;
  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());

  ScriptedServer() throws IOException {
    door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    porter = new Thread(this::serve, "scripted-smtp");
    porter.setDaemon(true);
    porter.start();
  }

  int port() {
    return door.getLocalPort();
  }

  /** Recipients whose letters were taken. */
  List<String> taken() {
    return List.copyOf(taken);
  }

  private void serve() {
    while (!door.isClosed()) {
      try (Socket visitor = door.accept()) {
        talk(visitor);
      } catch (IOException hungUp) {
        // the next visitor may be more patient
      }
    }
  }

  private void talk(Socket visitor) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(visitor.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = visitor.getOutputStream();
    say(out, "220 scripted");
    String recipient = "";
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("RCPT TO:")) {
        recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        if (recipient.startsWith("rude@")) {
          return;
        }
        say(
            out,
            recipient.startsWith("nobody@") ? "550 5.1.1 <" + recipient + "> unknown" : "250 ok");
      } else if (line.equals("DATA")) {
        say(out, "354 go on");
        while (!".".equals(in.readLine())) {
          // the letter itself is read elsewhere
        }
        taken.add(recipient);
        say(out, "250 taken");
      } else if (line.equals("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        say(out, "250 ok");
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      door.close();
      porter.join(5000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
