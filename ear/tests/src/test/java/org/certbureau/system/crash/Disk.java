package org.certbureau.system.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.certbureau.system.Program;

/**
 * A disk that can be filled and freed. A small one of its own where this user may mount one; else
 * the process is allowed to write nothing any more, as its file limit has it.
 */
final class Disk implements AutoCloseable {
  private static final int MEGABYTES = 160;

  private final Path folder;
  private final boolean mounted;

  private Disk(Path folder, boolean mounted) {
    this.folder = folder;
    this.mounted = mounted;
  }

  static Disk at(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    return new Disk(
        folder, runs("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder));
  }

  /** Leaves nothing to that program. */
  void fill(Program program) throws IOException, InterruptedException {
    if (!mounted) {
      limit(program, "1:unlimited");
      return;
    }
    byte[] much = new byte[1 << 16];
    try (OutputStream rest = Files.newOutputStream(filling())) {
      while (folder.toFile().getUsableSpace() > 0) {
        rest.write(much);
      }
    } catch (IOException full) {
      if (folder.toFile().getUsableSpace() > 0) {
        throw full;
      }
    }
  }

  void free(Program program) throws IOException, InterruptedException {
    if (mounted) {
      Files.delete(filling());
    } else {
      limit(program, "unlimited:unlimited");
    }
  }

  private Path filling() {
    return folder.resolve("filling");
  }

  private static void limit(Program program, String size) throws IOException, InterruptedException {
    if (!runs("prlimit", "--pid", program.handle().pid(), "--fsize=" + size)) {
      throw new AssertionError(
          "neither may this user mount a disk nor limit what a program writes");
    }
  }

  private static boolean runs(Object... words) throws IOException, InterruptedException {
    List<String> command = java.util.Arrays.stream(words).map(String::valueOf).toList();
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (mounted && !runs("umount", "-l", folder)) {
      throw new AssertionError("still mounted: " + folder);
    }
  }
}
