package org.certbureau.system.screens;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.certbureau.system.Ports;

/**
 * The road to a bureau. On request, a page that is loaded overtakes the forms of the page before:
 * the bureau reads it before they are there, and it arrives when their answers have been taken in.
 */
final class Road implements AutoCloseable {
  /** What a page asks for when it has taken in the answer. */
  private static final String TAKEN = "/taken";

  private final ExecutorService carriers = Executors.newCachedThreadPool();
  private final ServerSocket door;
  private final int bureau;
  private final String page;
  private volatile CountDownLatch read = new CountDownLatch(0);
  private volatile CountDownLatch taken = new CountDownLatch(0);

  /**
   * @param url where the bureau answers
   * @param page the path of the page that is loaded
   */
  Road(String url, String page) throws IOException {
    bureau = URI.create(url).getPort();
    this.page = page;
    door = new ServerSocket(Ports.inARow(1), 50, InetAddress.getLoopbackAddress());
    carriers.execute(this::open);
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /** From here on, and once. */
  void letThePageOvertake(Browser browser) {
    browser.script(
        """
        const answered = keep.answered;
        keep.answered = (request, args) => {
          answered(request, args);
          fetch(arguments[0], { method: "HEAD" });
        };
        """,
        TAKEN);
    taken = new CountDownLatch(1);
    read = new CountDownLatch(1);
  }

  /** Whether it did. */
  boolean isOvertaken() {
    return read.getCount() == 0 && taken.getCount() == 0;
  }

  private void open() {
    while (!door.isClosed()) {
      try {
        new Lane(door.accept(), new Socket(InetAddress.getLoopbackAddress(), bureau)).go();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private final class Lane {
    private final Socket browser;
    private final Socket house;
    private volatile boolean isThePage;

    private Lane(Socket browser, Socket house) {
      this.browser = browser;
      this.house = house;
    }

    private void go() {
      carriers.execute(() -> carry(browser, house, this::asked));
      carriers.execute(() -> carry(house, browser, this::answered));
    }

    private void asked(String asked) throws IOException {
      if (asked.startsWith("HEAD " + TAKEN)) {
        taken.countDown();
      } else if (asked.startsWith("POST " + page)) {
        await(read);
      }
      isThePage = asked.startsWith("GET " + page) && read.getCount() > 0;
    }

    private void answered(String answer) throws IOException {
      if (isThePage) {
        read.countDown();
        await(taken);
        isThePage = false;
      }
    }
  }

  private interface Toll {
    void stop(String said) throws IOException;
  }

  private static void carry(Socket from, Socket to, Toll toll) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] load = new byte[1 << 16];
      for (int length = in.read(load); length >= 0; length = in.read(load)) {
        toll.stop(new String(load, 0, length, StandardCharsets.ISO_8859_1));
        out.write(load, 0, length);
      }
    } catch (IOException ended) {
      // each end closes the other one
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(1, TimeUnit.MINUTES)) {
        throw new IOException("nothing came");
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException(ended);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    carriers.shutdownNow();
  }
}
