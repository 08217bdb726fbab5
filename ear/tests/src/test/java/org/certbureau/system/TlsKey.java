package org.certbureau.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A self-signed certificate of this machine with its key: what a broker shows, and what is trusted.
 */
public record TlsKey(Path store, String password) {

  /** Makes one in a PKCS #12 file. */
  public static TlsKey in(Path directory) throws IOException, InterruptedException {
    TlsKey key = new TlsKey(directory.resolve("tls.p12").toAbsolutePath(), "of-the-store");
    Program.run(
        directory.resolve("keytool.log"),
        Map.of(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "broker",
            "-keyalg",
            "EC",
            "-dname",
            "CN=broker",
            "-ext",
            "san=ip:127.0.0.1",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            key.store.toString(),
            "-storepass",
            key.password));
    return key;
  }
}
