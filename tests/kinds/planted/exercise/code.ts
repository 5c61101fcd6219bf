const double = (n: number) => n * 2;
console.log(double(double(3)));
