package org.certbureau.dev;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The bureau that is being worked on, from outside its process. */
final class RunningBureau {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** The container forgets what was asked of it while it was busy. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(3);

  /** How the container says that it could not load an application, and then why. */
  private static final Pattern NOT_LOADED =
      Pattern.compile("Exception while \\w+ing the app|Error occurred during deployment");

  private static final Pattern NOT_LOADED_FOR =
      Pattern.compile("^.*(?:" + NOT_LOADED + ")[^:]*: *(?=\\S)");

  private static final String CAUSED_BY = "Caused by: ";

  private static final Duration REASON_FOLLOWS = Duration.ofSeconds(2);

  private static final int LINES_SHOWN = 6;

  private final Layout layout;
  private final String url;
  private final long pid;
  private final Path log;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private int edit;

  RunningBureau(Layout layout, String url, long pid, Path log) {
    this.layout = layout;
    this.url = url;
    this.pid = pid;
    this.log = log;
  }

  boolean isAlive() {
    return ProcessHandle.of(pid).isPresent();
  }

  /**
   * Gives loaded classes their new bodies.
   *
   * @return empty, or why it has to be loaded anew instead
   */
  Optional<String> swap(List<String> classes) throws IOException {
    Path answer = layout.root().resolveSibling("swap");
    Files.deleteIfExists(answer);
    List<String> order = new ArrayList<>();
    order.add(layout.classes().toString());
    order.add(answer.toString());
    order.addAll(classes);
    try {
      VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
      try {
        machine.loadAgent(ownJar(), String.join("\n", order));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException
        | AgentLoadException
        | AgentInitializationException
        | IOException e) {
      return Optional.of(e.toString());
    }
    String said = Files.readString(answer, StandardCharsets.UTF_8);
    return said.equals(BodySwap.DONE) ? Optional.empty() : Optional.of(said);
  }

  private static String ownJar() {
    try {
      return Path.of(BodySwap.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Has it loaded anew and waits until it answers.
   *
   * @return empty, or what the bureau said instead
   */
  List<String> load() throws IOException, InterruptedException {
    Path ask = layout.root().resolve(".reload");
    Path loaded = layout.root().resolve(".loaded");
    long from = Files.size(log);
    // with devMode the container takes up again what it could not load
    String order = "devMode=true\nedit=" + (++edit) + '\n';
    Files.writeString(ask, order);
    Instant asked = Instant.now();
    Instant end = asked.plus(PATIENCE);
    while (!Files.exists(loaded) || !Files.readString(loaded).equals(order) || !answers()) {
      List<String> fault = fault(from);
      if (!fault.isEmpty()) {
        return fault;
      }
      if (!isAlive()) {
        return List.of("it has ended; see " + log);
      }
      if (Instant.now().isAfter(end)) {
        return List.of("it does not answer; see " + log);
      }
      if (Instant.now().isAfter(asked.plus(ASK_AGAIN))
          && (!Files.exists(loaded) || !Files.readString(loaded).equals(order))) {
        asked = Instant.now();
        Files.setLastModifiedTime(ask, FileTime.from(asked));
      }
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
    return List.of();
  }

  private boolean answers() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/health/ready"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException silent) {
      return false;
    }
  }

  /** What the log says since then about not being loaded. */
  private List<String> fault(long from) throws IOException, InterruptedException {
    if (since(from).lines().noneMatch(NOT_LOADED.asPredicate())) {
      return List.of();
    }
    Thread.sleep(REASON_FOLLOWS.toMillis());
    List<String> said = since(from).lines().toList();
    List<String> reason =
        said.stream()
            .dropWhile(line -> !NOT_LOADED_FOR.matcher(line).find())
            .filter(line -> !line.startsWith("\tat ") && !line.isBlank())
            .map(line -> NOT_LOADED_FOR.matcher(line).replaceFirst(""))
            .limit(LINES_SHOWN)
            .toList();
    return reason.isEmpty() ? List.of(innermostCause(said)) : reason;
  }

  /** A bean that fails at its start is told by its trace alone, before that. */
  private static String innermostCause(List<String> said) {
    return said.stream()
        .takeWhile(line -> !NOT_LOADED.matcher(line).find())
        .filter(line -> line.startsWith(CAUSED_BY))
        .reduce((outer, inner) -> inner)
        .map(line -> line.substring(CAUSED_BY.length()))
        .orElse("the log has the reason");
  }

  private String since(long from) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] tail = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8);
    }
  }
}
