package org.certbureau.web.soap;

import com.sun.xml.ws.api.server.SDDocument;
import com.sun.xml.ws.transport.http.servlet.ServletAdapter;
import com.sun.xml.ws.transport.http.servlet.WSServlet;
import com.sun.xml.ws.transport.http.servlet.WSServletDelegate;
import jakarta.jws.WebMethod;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * What the published description promises to take.
 *
 * @param paths the addresses of the services
 * @param operations the names of the operations
 * @param schema the types of their messages
 */
record Contract(Set<String> paths, Set<String> operations, Schema schema) {
  private static final String KEPT = Contract.class.getName();

  /** Of the service that runs here; the runtime has written its description by then. */
  static Contract of(ServletContext context) {
    if (context.getAttribute(KEPT) instanceof Contract known) {
      return known;
    }
    WSServletDelegate runtime =
        (WSServletDelegate) context.getAttribute(WSServlet.JAXWS_RI_RUNTIME_INFO);
    Set<String> paths = new TreeSet<>();
    List<Source> documents = new ArrayList<>();
    for (ServletAdapter endpoint : runtime.adapters) {
      paths.add(endpoint.getValidPath());
      for (SDDocument document : endpoint.getServiceDefinition()) {
        if (document.isSchema()) {
          documents.add(source(document));
        }
      }
    }
    Contract contract = of(paths, documents.toArray(Source[]::new));
    context.setAttribute(KEPT, contract);
    return contract;
  }

  static Contract of(Set<String> paths, Source... schema) {
    Set<String> operations =
        Stream.of(BureauService.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(WebMethod.class))
            .map(method -> method.getName())
            .collect(Collectors.toCollection(TreeSet::new));
    try {
      return new Contract(paths, operations, SchemaFactory.newDefaultInstance().newSchema(schema));
    } catch (SAXException e) {
      throw new IllegalStateException(e); // the runtime's own
    }
  }

  private static Source source(SDDocument document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      document.writeTo(null, (one, another) -> another.getURL().toString(), bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e); // into memory
    }
    return new StreamSource(
        new ByteArrayInputStream(bytes.toByteArray()), document.getURL().toString());
  }
}
