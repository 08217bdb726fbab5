package org.certbureau.station.program.local;

import java.io.IOException;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.certbureau.station.program.disk.AtomicFile;
import org.certbureau.station.program.home.StationHome;

/**
 * Where a station is asked: a socket in the file system, in a directory that only its owner enters.
 * No other user and no other machine reaches it, and a PIN that goes through it stands in no list
 * of processes.
 */
record LocalAddress(Path socket) {
  /** More than any question and any answer needs. */
  static final int MOST_BYTES = 4 << 20;

  static LocalAddress of(StationHome home) {
    return new LocalAddress(home.directory().resolve("local").resolve("desk.sock"));
  }

  UnixDomainSocketAddress address() {
    return UnixDomainSocketAddress.of(socket);
  }

  /** To be called by the one program that has the station's lock. */
  void makeWay() throws IOException {
    AtomicFile.createDirectories(socket.getParent());
    allow(socket.getParent(), "rwx------");
    Files.deleteIfExists(socket); // a program that was killed leaves it
  }

  void closeToOthers() throws IOException {
    allow(socket, "rw-------");
  }

  private static void allow(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  static void write(SocketChannel channel, byte[] message) throws IOException {
    OutputStream out = Channels.newOutputStream(channel);
    out.write(message);
    channel.shutdownOutput();
  }

  static byte[] read(SocketChannel channel) throws IOException {
    byte[] message = Channels.newInputStream(channel).readNBytes(MOST_BYTES + 1);
    if (message.length == 0 || message.length > MOST_BYTES) {
      throw new IOException("nothing was said, or too much");
    }
    return message;
  }
}
