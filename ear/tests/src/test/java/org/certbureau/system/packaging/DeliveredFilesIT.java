package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is delivered has nothing of the development mode, which lets people in without asking. */
class DeliveredFilesIT {
  private static final Pattern ARCHIVE = Pattern.compile(".*\\.(jar|war|rar)");

  /** Theirs hold nothing of ours. */
  private static final Pattern FOREIGN = Pattern.compile("MICRO-INF/(runtime|lib|domain)/.*");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "micro/target/bureau.jar",
        "micro/target/parts/ROOT.war",
        "server/target/bureau.ear",
        "../station/target/station.jar",
        "../console/target/console.jar"
      })
  void nothing_that_is_delivered_logs_in_by_itself(String file) throws IOException {
    Map<String, byte[]> settings = new TreeMap<>();
    try (InputStream delivered = Files.newInputStream(Path.of("..").resolve(file))) {
      look(file, delivered, settings);
    }
    assertThat(settings.values())
        .allSatisfy(
            webXml ->
                assertThat(new String(webXml, StandardCharsets.UTF_8))
                    .contains("PROJECT_STAGE</param-name><param-value>Production<"));
    assertThat(settings.size()).isEqualTo(file.startsWith("../") ? 0 : 1);
  }

  private static void look(String archive, InputStream content, Map<String, byte[]> settings) {
    try (ZipInputStream zip = new ZipInputStream(content)) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries++;
        String name = entry.getName();
        assertThat(name)
            .as(archive)
            .doesNotContain("org/certbureau/dev/")
            .doesNotContain("dev-inside")
            .doesNotContain("certbureau-dev");
        if (name.endsWith("WEB-INF/web.xml") && !FOREIGN.matcher(name).matches()) {
          settings.put(archive + "!" + name, zip.readAllBytes());
        } else if (ARCHIVE.matcher(name).matches() && !FOREIGN.matcher(name).matches()) {
          look(archive + "!" + name, new ByteArrayInputStream(zip.readAllBytes()), settings);
        }
      }
      assertThat(entries).as(archive).isPositive();
    } catch (IOException e) {
      throw new UncheckedIOException(archive, e);
    }
  }
}
