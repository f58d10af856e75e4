package org.ascribe.view;

import java.awt.image.BufferedImage;
import java.util.List;
import org.ascribe.Attribution;
import org.ascribe.axiom.CounterExample;
import org.ascribe.engine.EngineGuard;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * Lets a notebook show attributions, tables, charts, pictures and reports as the last expression of a cell. Kernels on
 * {@code org.dflib.jjava:jjava-jupyter} find it as a service and install it when they start. A notebook may also compute with the engine itself, before it asks Ascribe for anything: the engine is
 * prepared for that.
 */
@SuppressWarnings("exports") // of the kernel that finds it, and may not be there
public final class NotebookExtension implements Extension {

    /** For the service loader. */
    public NotebookExtension() {}

    @Override
    public void install(BaseKernel kernel) {
        Renderer renderer = kernel.getRenderer();
        register(renderer, Shown.class, MIMEType.TEXT_HTML);
        register(renderer, Attribution.class, MIMEType.TEXT_HTML);
        register(renderer, CounterExample.class, MIMEType.TEXT_HTML);
        register(renderer, List.class, MIMEType.TEXT_HTML);
        if (Bundle.KNOWS_TABLES) {
            register(renderer, Table.class, MIMEType.TEXT_HTML);
        }
        register(renderer, Chart.class, MIMEType.IMAGE_PNG);
        register(renderer, BufferedImage.class, MIMEType.IMAGE_PNG);
        EngineGuard.prepare();
    }

    private static void register(Renderer renderer, Class<?> type, MIMEType preferred) {
        renderer.createRegistration(type)
                .preferring(MIMEType.TEXT_PLAIN, preferred)
                .register(NotebookExtension::render);
    }

    private static void render(Object value, RenderContext context) {
        Bundle.of(value)
                .ifPresent(bundle ->
                        bundle.forEach((type, content) -> context.renderIfRequested(mime(type), () -> content)));
    }

    private static MIMEType mime(String type) {
        return switch (type) {
            case Bundle.HTML -> MIMEType.TEXT_HTML;
            case Bundle.PNG -> MIMEType.IMAGE_PNG;
            default -> MIMEType.TEXT_PLAIN;
        };
    }
}
