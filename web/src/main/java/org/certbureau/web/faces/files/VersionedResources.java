package org.certbureau.web.faces.files;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Our own scripts, sheets and pictures at addresses that change with what is in them: browsers keep
 * them for a week, and after an upgrade an old script must not meet a new page. The components' own
 * carry the version of their library already.
 */
public class VersionedResources extends ResourceHandlerWrapper {
  private static final int BYTES = 8;

  public VersionedResources(ResourceHandler wrapped) {
    super(wrapped);
  }

  @Override
  public Resource createResource(String name) {
    return versioned(super.createResource(name));
  }

  @Override
  public Resource createResource(String name, String library) {
    Resource found = super.createResource(name, library);
    return library == null ? versioned(found) : found;
  }

  private static Resource versioned(Resource found) {
    return found == null ? null : new Versioned(found);
  }

  private static final class Versioned extends ResourceWrapper {
    Versioned(Resource wrapped) {
      super(wrapped);
    }

    @Override
    public String getRequestPath() {
      String path = super.getRequestPath();
      return path + (path.indexOf('?') < 0 ? "?v=" : "&v=") + version();
    }

    /** Read anew for each page: the files are small, and the loop of development changes them. */
    private String version() {
      try (InputStream content = getWrapped().getInputStream()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
        return HexFormat.of().formatHex(digest, 0, BYTES);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      } catch (NoSuchAlgorithmException noSuch) {
        throw new IllegalStateException(noSuch);
      }
    }
  }
}
