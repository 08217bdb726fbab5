package org.certbureau.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.settings.RecordSettings;

/**
 * Where the trail's proofs lie outside the database. Every node has a directory of its own: the
 * anchors that it set, and the key and the mark of the house.
 */
public record Outside(Path directory) {
  /** This installation's ({@code BUREAU_AUDIT_EXPORT_DIR}). */
  public static Outside ofThisInstallation() {
    return new Outside(RecordSettings.AUDIT_EXPORT_DIR.value());
  }

  /** A line of a file that is not what belongs there. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    Unreadable(int line, Throwable cause) {
      super(cause);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  /** One anchor a line. */
  public Path anchorsFile() {
    return directory.resolve("anchors.jsonl");
  }

  /** The key that verifies the anchors and the mark, out of the database's reach. */
  public Path keyFile() {
    return directory.resolve("audit-key.pub");
  }

  public Path markFile() {
    return directory.resolve("mark.json");
  }

  List<Anchor> anchors() throws IOException, Unreadable {
    List<Anchor> anchors = new ArrayList<>();
    List<String> lines =
        Files.exists(anchorsFile())
            ? Files.readAllLines(anchorsFile(), StandardCharsets.UTF_8)
            : List.of();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).endsWith("}")) {
        continue; // a power cut may leave half a line
      }
      try {
        anchors.add(Anchor.ofLine(lines.get(i)));
      } catch (JsonProcessingException | DateTimeException e) {
        throw new Unreadable(i + 1, e);
      }
    }
    return anchors;
  }

  /** Base64 as it was exported; null where there is none. */
  public String key() throws IOException {
    return Files.exists(keyFile())
        ? Files.readString(keyFile(), StandardCharsets.US_ASCII).strip()
        : null;
  }

  boolean hasMark() {
    return Files.exists(markFile());
  }

  /** Null where there is none. */
  Mark mark() throws IOException, Unreadable {
    if (Files.notExists(markFile())) {
      return null;
    }
    try {
      return Mark.ofLine(Files.readString(markFile(), StandardCharsets.UTF_8));
    } catch (JsonProcessingException | DateTimeException e) {
      throw new Unreadable(1, e);
    }
  }

  void write(String publicKey, Mark mark) throws IOException {
    append(keyFile(), publicKey + "\n", true);
    append(markFile(), mark.toLine(), true);
  }

  void append(Anchor anchor) throws IOException {
    append(anchorsFile(), anchor.toLine(), false);
  }

  /** On the disk when it returns. */
  private void append(Path file, String line, boolean anew) throws IOException {
    Files.createDirectories(directory);
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (anew) {
        channel.truncate(0);
      }
      channel.position(channel.size());
      String start = endsWithinLine(channel) ? "\n" : "";
      ByteBuffer text = ByteBuffer.wrap((start + line).getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
  }

  /** A power cut may have left half a line: the next anchor must not be glued to it. */
  private static boolean endsWithinLine(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
  }
}
