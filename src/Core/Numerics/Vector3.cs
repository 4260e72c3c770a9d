namespace JparcSim.Core.Numerics;

/// <summary>Three doubles: a place in mm, or a direction without unit. The name of the variable says which.</summary>
public readonly record struct Vector3(double X, double Y, double Z)
{
    /// <summary>Length squared.</summary>
    public double LengthSquared => (X * X) + (Y * Y) + (Z * Z);

    /// <summary>Length.</summary>
    public double Length => Math.Sqrt(LengthSquared);

    /// <summary>Distance from the z axis, squared.</summary>
    public double RhoSquared => (X * X) + (Y * Y);

    /// <summary>Sum.</summary>
    public static Vector3 operator +(Vector3 a, Vector3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    public static Vector3 operator -(Vector3 a, Vector3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Scaled by a factor.</summary>
    public static Vector3 operator *(double factor, Vector3 a) => new(factor * a.X, factor * a.Y, factor * a.Z);

    /// <summary>Scalar product.</summary>
    public static double Dot(Vector3 a, Vector3 b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    /// <summary>The vector scaled to length 1; a zero vector stays zero.</summary>
    public Vector3 Normalized()
    {
        double length = Length;
        return length > 0.0 ? (1.0 / length) * this : this;
    }

    /// <summary>This unit vector turned by a polar and an azimuthal angle about itself.</summary>
    /// <param name="cosTheta">Cosine of the polar angle.</param>
    /// <param name="cosPhi">Cosine of the azimuth.</param>
    /// <param name="sinPhi">Sine of the azimuth.</param>
    /// <remarks>Duff et al., "Building an orthonormal basis, revisited", JCGT 6 (2017) 1: no division near the poles.</remarks>
    public Vector3 Rotated(double cosTheta, double cosPhi, double sinPhi)
    {
        double sign = Math.CopySign(1.0, Z);
        double a = -1.0 / (sign + Z);
        double b = X * Y * a;
        var first = new Vector3(1.0 + (sign * X * X * a), sign * b, -sign * X);
        var second = new Vector3(b, sign + (Y * Y * a), -Y);
        double sinTheta = Math.Sqrt(Math.Max(0.0, (1.0 - cosTheta) * (1.0 + cosTheta)));
        return ((sinTheta * cosPhi) * first) + ((sinTheta * sinPhi) * second) + (cosTheta * this);
    }
}
